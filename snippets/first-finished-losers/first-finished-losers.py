import asyncio


async def order(shop: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if shop == "Oslo":
        raise ConnectionError(f"{shop}: no answer")
    print(f"{shop}: ordered")
    return f"order at {shop}"


async def main() -> None:
    print("ordering")
    orders = [
        asyncio.create_task(order("Oslo", 0.2)),
        asyncio.create_task(order("Rome", 0.7)),
    ]
    # Gives the task, and raises nothing.
    done, _ = await asyncio.wait(
        orders, return_when=asyncio.FIRST_COMPLETED
    )
    print(f"first failed: {done.pop().exception()}")

    # The loser goes on, and its effect happens.
    await asyncio.gather(*orders, return_exceptions=True)
    print("end")


asyncio.run(main())
