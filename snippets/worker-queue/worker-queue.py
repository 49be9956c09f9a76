import asyncio
from time import perf_counter

# Chosen so that exactly one worker finishes in every tenth.
DELAYS = [3, 1, 2, 4, 5, 1, 2, 5, 2, 4, 1, 5, 2, 2, 3, 4, 4, 1, 3, 3]


async def worker(name: str, queue: asyncio.Queue[int]) -> None:
    while True:
        tenths = await queue.get()
        print(f"{name}: working for {tenths} tenths")
        await asyncio.sleep(tenths / 10)
        print(f"{name}: finished {tenths} tenths")
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    for tenths in DELAYS:
        queue.put_nowait(tenths)

    started = perf_counter()
    workers = []
    for i in range(3):
        task = asyncio.create_task(worker(f"worker-{i}", queue))
        workers.append(task)

    await queue.join()

    # The workers wait for more items, so they must be stopped.
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)

    elapsed = perf_counter() - started
    print(f"sum of the delays: {sum(DELAYS) / 10:.0f} s")
    print(f"elapsed: {elapsed:.0f} s")


asyncio.run(main())
