import asyncio

orders: list[str] = []


async def save(order: str) -> None:
    await asyncio.sleep(0.5)
    orders.append(order)
    print(f"{order} saved")


async def count() -> int:
    await asyncio.sleep(0.5)
    return len(orders)


async def main() -> None:
    save("tea")
    print(f"orders: {count()}")
    print("done")


asyncio.run(main())
