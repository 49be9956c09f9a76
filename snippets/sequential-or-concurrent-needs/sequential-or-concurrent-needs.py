import asyncio


async def find_customer(email: str) -> int:
    print(f"looking for {email}")
    await asyncio.sleep(0.3)
    return 7


async def load(what: str, customer: int, delay: float) -> str:
    print(f"{what} of customer {customer}: asked for")
    await asyncio.sleep(delay)
    print(f"{what}: arrived")
    return what


async def main() -> None:
    # Both loads need its result: it is awaited alone.
    customer = await find_customer("ada@example.org")

    # Neither load needs the other: they run at the same time.
    results = await asyncio.gather(
        load("orders", customer, 0.6),
        load("address", customer, 0.2),
    )
    print(", ".join(results))


asyncio.run(main())
