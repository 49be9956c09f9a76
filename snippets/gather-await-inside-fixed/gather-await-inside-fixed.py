import asyncio


async def load(name: str, delay: float) -> str:
    print(f"{name} asked for")
    await asyncio.sleep(delay)
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    results = await asyncio.gather(
        load("orders", 0.2),
        load("prices", 0.1),
    )
    print(", ".join(results))


asyncio.run(main())
