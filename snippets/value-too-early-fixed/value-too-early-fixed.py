import asyncio


async def ask_price(item: str) -> int:
    await asyncio.sleep(0.1)
    print(f"the price of {item} arrives")
    return 4


async def load_price(item: str) -> int:
    price = await ask_price(item)
    return price


async def main() -> None:
    price = await load_price("tea")
    print(f"tea costs {price}")
    await asyncio.sleep(0.5)  # the program goes on


asyncio.run(main())
