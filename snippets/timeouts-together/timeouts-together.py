import asyncio


async def load(name: str, delay: float) -> None:
    await asyncio.sleep(delay)
    print(f"{name} loaded")


async def load_report() -> None:
    print("connection opened")
    try:
        await load("orders", 0.2)
        await load("prices", 0.2)
        await load("stock", 0.9)
        print("report complete")
    finally:
        print("connection closed")


async def main() -> None:
    try:
        async with asyncio.timeout(1.0) as timeout:
            await load_report()
    except TimeoutError:
        if not timeout.expired():
            raise
        print("no report in time")


asyncio.run(main())
