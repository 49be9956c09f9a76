import asyncio


async def load(page: str, delay: float) -> str:
    await asyncio.sleep(delay)
    return f"{page} loaded"


async def main() -> None:
    print("loading")
    loads = [
        load("home", 1.1),
        load("news", 0.3),
        load("shop", 0.7),
    ]
    for done, earliest in enumerate(asyncio.as_completed(loads), 1):
        result = await earliest
        print(f"{done} of {len(loads)}: {result}")


asyncio.run(main())
