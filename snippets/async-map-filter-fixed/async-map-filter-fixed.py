import asyncio


async def in_stock(item: str) -> bool:
    await asyncio.sleep(len(item) / 10)
    return item != "tea"


async def main() -> None:
    items = ["coffee", "tea", "chocolate"]

    answers = await asyncio.gather(*(in_stock(item) for item in items))
    pairs = zip(items, answers, strict=True)
    kept = [item for item, answer in pairs if answer]
    print(", ".join(kept))


asyncio.run(main())
