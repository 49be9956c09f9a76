import asyncio

prices = {"tea": 4, "cake": 3}


async def load_price(item: str) -> int:
    print(f"loading {item}")
    await asyncio.sleep(0.1)
    if item not in prices:
        raise LookupError(f"no price for {item}")
    return prices[item]


async def total(items: list[str]) -> int:
    amount = 0
    for item in items:
        amount += await load_price(item)  # an error passes through
    return amount


async def main() -> None:
    for drink in ("tea", "juice"):
        try:
            amount = await total([drink, "cake"])
            print(f"total: {amount}")
        except LookupError as error:
            print(f"no total: {error}")
    print("done")


asyncio.run(main())
