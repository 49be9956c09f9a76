import asyncio


async def price_tag(item: str) -> str:
    price = len(item)  # a coin a letter
    await asyncio.sleep(price / 10)
    print(f"price of {item} found")
    return f"{item}: {price}"


async def main() -> None:
    items = ["coffee", "tea", "chocolate"]

    # Each await ends before the next call.
    tags = [await price_tag(item) for item in items]
    print(", ".join(tags))


asyncio.run(main())
