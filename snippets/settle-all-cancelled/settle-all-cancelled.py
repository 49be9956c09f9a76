import asyncio


async def load(name: str) -> str:
    await asyncio.sleep(0.5)
    return f"data of {name}"


async def main() -> None:
    orders = asyncio.create_task(load("orders"))
    prices = asyncio.create_task(load("prices"))
    await asyncio.sleep(0.1)
    prices.cancel()

    outcomes = await asyncio.gather(
        orders, prices, return_exceptions=True
    )
    print(f"orders: {outcomes[0]}")
    print(f"prices: {type(outcomes[1]).__name__}")
    print(f"an Exception: {isinstance(outcomes[1], Exception)}")
    is_base = isinstance(outcomes[1], BaseException)
    print(f"a BaseException: {is_base}")


asyncio.run(main())
