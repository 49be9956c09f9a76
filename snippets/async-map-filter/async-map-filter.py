import asyncio


async def in_stock(item: str) -> bool:
    await asyncio.sleep(len(item) / 10)
    return item != "tea"


async def main() -> None:
    items = ["coffee", "tea", "chocolate"]

    kept = list(filter(in_stock, items))
    print(", ".join(kept))


asyncio.run(main())
