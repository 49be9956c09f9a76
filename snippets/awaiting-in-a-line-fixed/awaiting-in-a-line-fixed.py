import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name == "prices":
        raise ConnectionError(f"{name}: no answer")
    return f"data of {name}"


async def main() -> None:
    try:
        orders = asyncio.create_task(load("orders", 0.5))
        prices = asyncio.create_task(load("prices", 0.2))
        print("both are under way")
        results = await asyncio.gather(orders, prices)
        print(results[0])
        print(results[1])
    except ConnectionError as error:
        print(f"caught: {error}")


asyncio.run(main())
