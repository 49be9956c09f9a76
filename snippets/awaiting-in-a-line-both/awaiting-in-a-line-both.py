import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    raise ConnectionError(f"{name}: no answer")


async def main() -> None:
    try:
        orders = asyncio.create_task(load("orders", 0.2))
        prices = asyncio.create_task(load("prices", 0.7))
        print("both are under way")
        print(await orders)  # fails first
        print(await prices)
    except ConnectionError as error:
        print(f"caught: {error}")
    await asyncio.sleep(0.8)  # prices fail, too
    print("end")


asyncio.run(main())
