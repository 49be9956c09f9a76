import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name == "prices":
        raise ConnectionError("prices: no answer")
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    try:
        results = await asyncio.gather(
            load("orders", 0.1),
            load("prices", 0.2),
            load("stock", 0.4),
        )
        print(", ".join(results))
    except ConnectionError as error:
        print(f"failed: {error}")

    # Is anything still under way?
    await asyncio.sleep(0.4)
    print("end")


asyncio.run(main())
