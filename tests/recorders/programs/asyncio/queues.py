import asyncio


async def produce(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n, queue.qsize(), queue.full())
    await queue.join()
    print("all taken")


async def consume(queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(0.1)
        print("took", n)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    consumer = asyncio.create_task(consume(queue))
    await produce(queue)
    consumer.cancel()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull:
        print("full")
    try:
        async with asyncio.timeout(0.1):
            await queue.put(3)
    except TimeoutError:
        print("nobody takes", queue)
    for kind in asyncio.PriorityQueue, asyncio.LifoQueue:
        queue = kind()
        for n in 2, 3, 1:
            queue.put_nowait((n, "item"))
        print(kind.__name__, [await queue.get() for _ in range(3)])


asyncio.run(main())
