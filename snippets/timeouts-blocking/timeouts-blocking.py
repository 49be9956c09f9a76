import asyncio
import time


def hold(delay: float) -> None:
    time.sleep(delay)  # blocks: no limit reaches it


async def count_stock() -> None:
    hold(0.4)
    print("held to the end")
    await asyncio.sleep(0.6)  # the first chance to stop
    print("counted")


async def main() -> None:
    try:
        async with asyncio.timeout(0.1) as timeout:
            await count_stock()
    except TimeoutError:
        if not timeout.expired():
            raise
        print("no answer in time")


asyncio.run(main())
