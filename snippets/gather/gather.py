import asyncio
from time import perf_counter


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    print("loading all at once")
    started = perf_counter()
    results = await asyncio.gather(
        load("orders", 1.0),
        load("prices", 0.2),
        load("stock", 0.6),
    )
    elapsed = perf_counter() - started

    print(", ".join(results))
    print(f"elapsed: about {elapsed:.0f} s")


asyncio.run(main())
