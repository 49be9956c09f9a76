import asyncio
from time import perf_counter


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    print("one after the other:")
    started = perf_counter()
    await load("orders", 0.5)
    await load("prices", 0.2)
    await load("stock", 0.3)
    sequential = perf_counter() - started

    print("all at once:")
    started = perf_counter()
    results = await asyncio.gather(
        load("orders", 0.5),
        load("prices", 0.2),
        load("stock", 0.3),
    )
    concurrent = perf_counter() - started

    print(", ".join(results))
    print(f"{sequential / concurrent:.0f} times as fast")


asyncio.run(main())
