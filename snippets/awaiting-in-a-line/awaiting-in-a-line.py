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
        print(await orders)  # meanwhile, prices fail
        print(await prices)
    except ConnectionError as error:
        print(f"caught: {error}")


asyncio.run(main())
