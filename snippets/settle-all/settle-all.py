import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name != "orders":
        raise ConnectionError(f"{name}: no answer")
    return f"data of {name}"


async def main() -> None:
    print("loading")
    outcomes = await asyncio.gather(
        load("orders", 0.5),
        load("prices", 0.2),
        load("stock", 0.3),
        return_exceptions=True,
    )

    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            print(f"failed: {outcome}")
        else:
            print(f"loaded: {outcome}")


asyncio.run(main())
