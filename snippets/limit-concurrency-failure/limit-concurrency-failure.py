import asyncio


async def load(name: str, limit: asyncio.Semaphore) -> None:
    async with limit:
        await asyncio.sleep(0.4)
        if name == "orders":
            raise OSError("orders: no answer")
        print(f"{name}: loaded")


async def main() -> None:
    print("two loads, one at once")
    limit = asyncio.Semaphore(1)
    try:
        await asyncio.gather(
            load("orders", limit), load("prices", limit)
        )
    except OSError as error:
        print(f"caught: {error}")
    await asyncio.sleep(0.8)


asyncio.run(main())
