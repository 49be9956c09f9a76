import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name == "prices":
        raise TimeoutError(f"{name}: no answer")
    return f"data of {name}"


async def load_or_default(name: str, delay: float) -> str:
    try:
        return await load(name, delay)
    except TimeoutError:
        return f"no {name}"


async def main() -> None:
    print("loading")
    results = await asyncio.gather(
        load("orders", 0.5),
        load_or_default("prices", 0.2),
        load_or_default("stock", 0.3),
    )
    print(", ".join(results))


asyncio.run(main())
