import asyncio

ORDERS = {7: "tea"}


async def find_order(number: int, delay: float) -> str:
    await asyncio.sleep(delay)
    if number not in ORDERS:
        raise LookupError(f"no order {number}")

    return f"order {number} is {ORDERS[number]}"


async def show_order(number: int, delay: float) -> None:
    print(f"asking for order {number}")
    try:
        order = await find_order(number, delay)
        print(f"success: {order}")
    except LookupError as error:
        print(f"failure: {error}")


async def main() -> None:
    await show_order(7, 0.2)
    await show_order(8, 0.4)


asyncio.run(main())
