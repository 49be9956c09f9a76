import asyncio


async def load(page: str, delay: float) -> str:
    await asyncio.sleep(delay)
    return f"{page} loaded"


async def main() -> None:
    print("loading")
    loads = [
        asyncio.create_task(load("home", 0.7)),
        asyncio.create_task(load("news", 0.2)),
    ]
    for earliest in asyncio.as_completed(loads):
        print(f"one of mine: {earliest in loads}")
        print(await earliest)


asyncio.run(main())
