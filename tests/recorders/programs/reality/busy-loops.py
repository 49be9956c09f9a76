import asyncio
import time


async def other():
    await asyncio.sleep(0.1)
    print("other task")


async def main():
    loop = asyncio.get_running_loop()
    for clock in (time.perf_counter, time.monotonic, time.time, loop.time):
        task = asyncio.create_task(other())
        await asyncio.sleep(0)
        end = clock() + 0.15
        while clock() < end:
            pass
        print("worked for 0.15 s")
        await task
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass

    nap = asyncio.create_task(asyncio.sleep(0.1))
    while not nap.done():
        await asyncio.sleep(0)
    print("waited for a task")

    end = loop.time() + 0.1
    loop.call_later(0.05, print, "in between")
    while loop.time() < end:
        await asyncio.sleep(0)
    print("waited for a time")
    try:
        async with asyncio.timeout(0.1):
            while True:
                await asyncio.sleep(0)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
