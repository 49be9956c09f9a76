import asyncio


async def load(name: str, delay: float) -> str:
    print(f"{name} asked for")
    await asyncio.sleep(delay)
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    # Each inner `await` ends before the next call.
    results = await asyncio.gather(
        await load("orders", 0.2),
        await load("prices", 0.1),
    )
    print(", ".join(results))


asyncio.run(main())
