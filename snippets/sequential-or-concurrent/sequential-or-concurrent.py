import asyncio


async def load(name: str, delay: float) -> None:
    await asyncio.sleep(delay)
    print(f"{name} loaded")


async def main() -> None:
    print("one after the other:")
    await load("orders", 0.4)
    await load("prices", 0.2)
    await load("stock", 0.6)

    print("at the same time:")
    await asyncio.gather(
        load("orders", 0.4),
        load("prices", 0.2),
        load("stock", 0.6),
    )


asyncio.run(main())
