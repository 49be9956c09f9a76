import asyncio


async def save(name: str) -> None:
    try:
        await asyncio.sleep(0.4)
        print(f"{name} saved")
    except asyncio.CancelledError:
        print(f"{name} stopped")
        raise


async def main() -> None:
    # Stop waiting: the work goes on.
    orders = asyncio.create_task(save("orders"))
    try:
        await asyncio.wait_for(asyncio.shield(orders), 0.2)
    except TimeoutError:
        print("orders: gave up waiting")
    await asyncio.sleep(0.4)

    # Stop the work itself.
    try:
        async with asyncio.timeout(0.2):
            await save("prices")
    except TimeoutError:
        print("prices: gave up waiting")
    await asyncio.sleep(0.4)


asyncio.run(main())
