import asyncio


async def load(name: str, delay: float) -> str:
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise
    if name == "prices":
        raise ConnectionError("prices: no answer")
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    try:
        results = await asyncio.gather(
            load("prices", 0.1),
            load("stock", 0.4),
        )
        print(", ".join(results))
    except ConnectionError as error:
        print(f"failed: {error}")
    print("end")


# `run` cancels what is still under way when `main` returns.
asyncio.run(main())
