import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    return f"data of {name}"


async def show(name: str, delay: float) -> None:
    try:
        async with asyncio.timeout(0.3) as timeout:
            data = await load(name, delay)
        print(data)
    except TimeoutError:
        if not timeout.expired():
            raise  # somebody else's
        print(f"{name}: no answer in time")


async def main() -> None:
    await show("orders", 0.1)
    await show("prices", 0.9)


asyncio.run(main())
