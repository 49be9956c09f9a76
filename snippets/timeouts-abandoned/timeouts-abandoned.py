import asyncio


async def save(name: str) -> None:
    print(f"{name}: saving")
    try:
        await asyncio.sleep(0.7)
        print(f"{name}: saved")
    except asyncio.CancelledError:
        print(f"{name}: stopped")
        raise


async def main() -> None:
    # Stop waiting: the work goes on.
    orders = asyncio.create_task(save("orders"))
    done, _ = await asyncio.wait([orders], timeout=0.2)
    if not done:
        print("orders: gave up waiting")
    await orders  # it went on meanwhile

    # Stop the work itself.
    try:
        async with asyncio.timeout(0.2) as timeout:
            await save("prices")
    except TimeoutError:
        if not timeout.expired():
            raise
        print("prices: gave up waiting")
    await asyncio.sleep(0.7)


asyncio.run(main())
