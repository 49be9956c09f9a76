import asyncio


async def load_orders() -> list[str]:
    await asyncio.sleep(0.2)
    return ["tea", "cake"]


def count_orders() -> int:
    return len(asyncio.run(load_orders()))


async def main() -> None:
    try:
        print(f"on the loop's thread: {count_orders()}")
    except RuntimeError as error:
        print(f"on the loop's thread: {error}")
    orders = await asyncio.to_thread(count_orders)
    print(f"on another: {orders}")


asyncio.run(main())
