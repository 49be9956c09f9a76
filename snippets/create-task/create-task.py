import asyncio


async def fetch_data(name: str, delay: float) -> str:
    print(f"{name}: asked for")
    await asyncio.sleep(delay)
    print(f"{name}: arrived")
    return f"data of {name}"


async def main() -> None:
    orders = asyncio.create_task(fetch_data("orders", 0.5))
    prices = asyncio.create_task(fetch_data("prices", 0.1))

    # One wait for both: meanwhile, each goes on by itself.
    results = await asyncio.gather(orders, prices)
    print(results[0])
    print(results[1])


asyncio.run(main())
