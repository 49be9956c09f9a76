import asyncio
from collections.abc import Callable


async def load_price(item: str) -> int:
    await asyncio.sleep(0.2)
    return {"tea": 3, "cake": 4}[item]


# Of a library that knows nothing of async: it calls back, and blocks.
def make_bill(items: list[str], price_of: Callable[[str], int]) -> int:
    return sum(price_of(item) for item in items)


async def main() -> None:
    loop = asyncio.get_running_loop()

    def price_of(item: str) -> int:  # runs in the library's thread
        job = asyncio.run_coroutine_threadsafe(load_price(item), loop)
        return job.result()

    print("making the bill")
    items = ["tea", "cake"]
    total = await asyncio.to_thread(make_bill, items, price_of)
    print(f"to pay: {total}")


asyncio.run(main())
