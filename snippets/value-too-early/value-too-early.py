import asyncio


async def ask_price(item: str) -> int:
    await asyncio.sleep(0.1)
    print(f"the price of {item} arrives")
    return 4


def load_price(item: str) -> int | None:
    price = None

    def keep(asked: asyncio.Task[int]) -> None:
        nonlocal price
        price = asked.result()

    asyncio.create_task(ask_price(item)).add_done_callback(keep)
    return price


async def main() -> None:
    price = load_price("tea")
    print(f"tea costs {price}")
    await asyncio.sleep(0.5)  # the program goes on


asyncio.run(main())
