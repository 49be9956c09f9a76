import asyncio


async def pack(orders: asyncio.Queue[str]) -> None:
    order = await orders.get()
    if order == "tea":
        raise OSError("tea: out of stock")
    orders.task_done()


async def main() -> None:
    orders: asyncio.Queue[str] = asyncio.Queue()
    orders.put_nowait("tea")
    worker = asyncio.create_task(pack(orders))
    try:
        async with asyncio.timeout(0.5):
            await orders.join()
    except TimeoutError:
        print("join still waits")
    print(f"the worker: {worker.exception()}")


asyncio.run(main())
