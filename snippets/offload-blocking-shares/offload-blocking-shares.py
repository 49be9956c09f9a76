import asyncio


def add_cake(order: list[str]) -> None:
    order.append("cake")


async def main() -> None:
    order = ["tea"]
    await asyncio.to_thread(add_cake, order)
    print(f"order: {', '.join(order)}")


asyncio.run(main())
