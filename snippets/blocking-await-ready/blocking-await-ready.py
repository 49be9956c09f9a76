import asyncio
import time


def hold(delay: float) -> None:
    time.sleep(delay)  # computes; nothing else runs on this thread


async def make_page(page: int) -> None:
    hold(0.5)
    print(f"page {page} made")


async def make_report() -> None:
    for page in (1, 2):
        await make_page(page)  # has nothing to wait for


async def answer() -> None:
    await asyncio.sleep(0.1)
    print("request answered")


async def main() -> None:
    print("started")
    await asyncio.gather(answer(), make_report())


asyncio.run(main())
