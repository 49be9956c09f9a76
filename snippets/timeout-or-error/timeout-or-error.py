import asyncio


def close(name: str) -> None:
    if name == "prices":
        raise ConnectionError("not closed")


async def load(name: str) -> None:
    try:
        await asyncio.sleep(0.1 if name == "orders" else 1.2)
        raise TimeoutError("network is down")  # not our limit
    finally:
        close(name)


async def show(name: str) -> None:
    try:
        async with asyncio.timeout(0.6) as timeout:
            await load(name)
    except TimeoutError:
        if not timeout.expired():
            raise
        print(f"{name}: no answer in time")


async def main() -> None:
    for name in ("orders", "prices", "stock"):
        try:
            await show(name)
        except (TimeoutError, ConnectionError) as error:
            print(f"{name}: {error}")


asyncio.run(main())
