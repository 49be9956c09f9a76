import asyncio
from collections import deque


async def pack(orders: deque[str]) -> None:
    while orders:
        order = orders.popleft()
        await asyncio.sleep(0.4 if order == "tea" else 0.8)
        if order == "tea":
            raise OSError("tea: out of stock")
        print(f"{order}: packed")


async def main() -> None:
    print("two workers, three orders")
    orders = deque(["tea", "milk", "rice"])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(pack(orders))
            group.create_task(pack(orders))
    except* OSError as errors:
        print(f"caught: {errors.exceptions[0]}")


asyncio.run(main())
