import asyncio


async def load() -> None:
    await asyncio.sleep(0.1)
    # To go on here, it needs the loop's thread.
    print("orders loaded")


async def main() -> None:
    print("loading orders")

    # This leaves the loop's thread free.
    await load()
    print("done")


asyncio.run(main())
