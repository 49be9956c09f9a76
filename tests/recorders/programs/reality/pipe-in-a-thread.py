import asyncio
import os
import threading
import time

read, write = os.pipe()


def feed():
    for part in (b"one", b"two"):
        time.sleep(0.25)
        os.write(write, part)
    os.close(write)


async def main():
    threading.Thread(target=feed).start()
    job = asyncio.create_task(asyncio.to_thread(os.read, read, 10))
    for _ in range(3):
        await asyncio.sleep(0.1)
        print(job.done())
    print(await job)
    print(await asyncio.to_thread(os.read, read, 10))


start = time.monotonic()
asyncio.run(main())
print(os.read(read, 10), round(time.monotonic() - start - 0.04, 1))
