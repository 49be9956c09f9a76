import asyncio
from collections.abc import Callable

NUMBERS = {"Ada": 7}
PRICES = {7: [12, 30]}
Orders = list[int]  # the price of each


def find_customer(name: str, done: Callable[[int], None]) -> None:
    asyncio.get_running_loop().call_later(0.1, done, NUMBERS[name])


def load_orders(number: int, done: Callable[[Orders], None]) -> None:
    asyncio.get_running_loop().call_later(0.1, done, PRICES[number])


def add_up(orders: Orders, done: Callable[[int], None]) -> None:
    asyncio.get_running_loop().call_later(0.1, done, sum(orders))


async def main() -> None:
    finished = asyncio.get_running_loop().create_future()

    def on_customer(number: int) -> None:
        print(f"customer: {number}")

        def on_orders(orders: Orders) -> None:
            print(f"orders: {len(orders)}")

            def on_total(total: int) -> None:
                print(f"total: {total}")
                finished.set_result(None)

            add_up(orders, on_total)

        load_orders(number, on_orders)

    find_customer("Ada", on_customer)
    print("asked for the total")
    # A callback that fails settles nothing.
    async with asyncio.timeout(2):
        await finished


asyncio.run(main())
