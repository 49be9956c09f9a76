import asyncio

Orders = asyncio.Queue[str | None]


async def take(orders: Orders) -> None:
    for order in ("tea", "milk", "rice"):
        await asyncio.sleep(0.3)
        await orders.put(order)
    for _ in range(2):
        await orders.put(None)  # one for each worker: no more


async def pack(orders: Orders) -> None:
    while (order := await orders.get()) is not None:
        print(f"{order}: packing")
        await asyncio.sleep(0.75)
        print(f"{order}: packed")


async def main() -> None:
    print("two workers wait for orders")
    orders: Orders = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(take(orders))
        group.create_task(pack(orders))
        group.create_task(pack(orders))
    print("all are packed")


asyncio.run(main())
