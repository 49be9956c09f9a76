import asyncio


async def find_customer(number: int) -> str:
    await asyncio.sleep(0.2)
    return f"customer {number}"


async def count_orders(number: int) -> int:
    await asyncio.sleep(0.1)
    return number + 5


async def main() -> None:
    customer, orders = await asyncio.gather(
        find_customer(7),
        count_orders(7),
    )
    print(f"{customer} has {orders} orders")


asyncio.run(main())
