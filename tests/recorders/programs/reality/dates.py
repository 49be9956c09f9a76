import asyncio
import datetime
import time
from datetime import timedelta


async def main():
    clock, date = time.strftime("%X"), datetime.datetime.now()
    utc = datetime.datetime.now(datetime.timezone.utc)
    told = [time.localtime(), time.gmtime(), time.ctime(), time.asctime()]
    await asyncio.sleep(2)
    print(clock != time.strftime("%X"))
    now = [time.localtime(), time.gmtime(), time.ctime(), time.asctime()]
    print([before != after for before, after in zip(told, now)])
    print((datetime.datetime.now() - date).seconds)
    print((datetime.datetime.now(datetime.timezone.utc) - utc).seconds)
    print(type(date), type(datetime.datetime.now() + timedelta(1)))

    due = datetime.datetime.now() + timedelta(seconds=0.5)
    polls = 0
    while datetime.datetime.now() < due:
        polls += 1
        await asyncio.sleep(0.2)
    print("polls:", polls)

    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    await asyncio.sleep(0.3)
    passed = time.clock_gettime(time.CLOCK_MONOTONIC) - began
    print(0.3 <= passed < 0.9)
    print(abs(asyncio.get_running_loop().time() - time.monotonic()) < 0.1)


asyncio.run(main())
