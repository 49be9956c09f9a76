import asyncio


async def export_orders() -> None:
    print("export started")
    try:
        for page in range(1, 100):
            await asyncio.sleep(0.7)
            print(f"page {page} exported")
    finally:
        print("file closed")


async def main() -> None:
    export = asyncio.create_task(export_orders())
    loop = asyncio.get_running_loop()
    loop.call_later(1.05, export.cancel)  # somebody presses Stop
    await asyncio.wait([export])
    if export.cancelled():
        print("export stopped")
    else:
        await export  # raises, if it failed


asyncio.run(main())
