import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name != "stock":
        print(f"{name} failed")
        raise ConnectionError(f"{name}: no answer")
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    try:
        results = await asyncio.gather(
            load("orders", 0.7),
            load("prices", 0.4),
            load("stock", 0.1),
        )
        print(", ".join(results))
    except ConnectionError as error:
        print(f"caught: {error}")

    # Does anything tell of the other failure?
    await asyncio.sleep(0.6)
    print("end")


asyncio.run(main())
