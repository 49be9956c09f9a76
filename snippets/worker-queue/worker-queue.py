import asyncio
from time import perf_counter

# Chosen so that one worker finishes every 400 ms.
DELAYS = [1200, 400, 800, 1200, 1200]


async def worker(name: str, queue: asyncio.Queue[int]) -> None:
    while True:
        delay = await queue.get()
        try:
            print(f"{name}: working for {delay} ms")
            await asyncio.sleep(delay / 1000)
            print(f"{name}: finished {delay} ms")
        finally:
            queue.task_done()  # also when the work fails


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    for delay in DELAYS:
        queue.put_nowait(delay)

    started = perf_counter()
    async with asyncio.TaskGroup() as group:
        workers = [
            group.create_task(worker(f"worker-{i}", queue))
            for i in range(3)
        ]
        await queue.join()
        # The workers wait for more items, so they must be stopped.
        for task in workers:
            task.cancel()

    elapsed = perf_counter() - started
    print(f"sum of the delays: {sum(DELAYS)} ms")
    print(f"elapsed: about {elapsed:.0f} s")


asyncio.run(main())
