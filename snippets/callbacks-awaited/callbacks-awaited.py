import asyncio

NUMBERS = {"Ada": 7}
PRICES = {7: [12, 30]}


async def find_customer(name: str) -> int:
    await asyncio.sleep(0.1)
    return NUMBERS[name]


async def load_orders(number: int) -> list[int]:
    await asyncio.sleep(0.1)
    return PRICES[number]


async def add_up(orders: list[int]) -> int:
    await asyncio.sleep(0.1)
    return sum(orders)


async def main() -> None:
    print("asking for the total")
    number = await find_customer("Ada")
    print(f"customer: {number}")
    orders = await load_orders(number)
    print(f"orders: {len(orders)}")
    total = await add_up(orders)
    print(f"total: {total}")


asyncio.run(main())
