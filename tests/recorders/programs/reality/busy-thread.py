import asyncio
import time


def work():
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        pass
    print("worked")


async def main():
    job = asyncio.create_task(asyncio.to_thread(work))
    for number in range(4):
        await asyncio.sleep(0.3)
        print(number)
    await job


asyncio.run(main())
