import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name == "prices":
        raise ConnectionError("no answer")
    return f"data of {name}"


async def main() -> None:
    orders, prices = await asyncio.gather(
        load("orders", 0.2),
        load("prices", 0.1),
        return_exceptions=True,
    )
    print(f"orders: {orders}")
    print(f"prices: {prices}")  # the exception, not a result


asyncio.run(main())
