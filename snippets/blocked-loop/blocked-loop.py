import asyncio
import time


async def tick() -> None:
    for number in (1, 2):
        await asyncio.sleep(0.5)
        print(f"tick {number}")


async def export_orders() -> None:
    print("export: start")
    await asyncio.sleep(0.1)  # loads the orders
    time.sleep(1.3)  # any call that blocks or computes
    print("export: done")


async def main() -> None:
    await asyncio.gather(export_orders(), tick())


asyncio.run(main())
