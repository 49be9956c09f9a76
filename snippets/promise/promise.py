import asyncio
from asyncio import Future

ORDERS = {7: "tea"}


def find_order(number: int, delay: float) -> Future[str]:
    loop = asyncio.get_running_loop()
    promise: Future[str] = loop.create_future()

    def settle() -> None:
        if promise.done():
            return  # cancelled: nobody waits any more
        if number in ORDERS:
            promise.set_result(f"order {number} is {ORDERS[number]}")
        else:
            promise.set_exception(LookupError(f"no order {number}"))

    loop.call_later(delay, settle)
    return promise


def show(promise: Future[str]) -> None:
    if promise.cancelled():
        print("cancelled")
    elif error := promise.exception():
        print(f"failure: {error}")
    else:
        print(f"success: {promise.result()}")


async def main() -> None:
    found = find_order(7, 0.2)
    missing = find_order(8, 0.4)
    found.add_done_callback(show)
    missing.add_done_callback(show)
    print("asked for both orders")
    await asyncio.wait([found, missing])


asyncio.run(main())
