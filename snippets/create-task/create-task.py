import asyncio


async def fetch_data(name: str, delay: float) -> str:
    print(f"{name}: asked for")
    await asyncio.sleep(delay)
    print(f"{name}: arrived")
    return f"data of {name}"


async def main() -> None:
    orders = asyncio.create_task(fetch_data("orders", 0.3))
    prices = asyncio.create_task(fetch_data("prices", 0.1))

    # Both are on their way: each await only collects a result.
    first = await orders
    second = await prices
    print(first)
    print(second)


asyncio.run(main())
