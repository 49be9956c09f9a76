import asyncio


async def load_prices() -> None:
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        # Broken: what is cancelled must end, and not go on.
        print("told to stop")
    await asyncio.sleep(0.3)
    print("went on all the same")


async def main() -> None:
    try:
        async with asyncio.timeout(0.3) as timeout:
            await load_prices()
        print("done: no timeout")
    except TimeoutError:
        if not timeout.expired():
            raise
        print("no answer in time")


asyncio.run(main())
