import asyncio


async def tick() -> None:
    for number in (1, 2):
        await asyncio.sleep(0.5)
        print(f"tick {number}")


async def export_orders() -> None:
    print("export: start")
    await asyncio.sleep(0.1)  # loads the orders
    await asyncio.sleep(1.3)  # a call that can be awaited
    print("export: done")


async def main() -> None:
    await asyncio.gather(export_orders(), tick())


asyncio.run(main())
