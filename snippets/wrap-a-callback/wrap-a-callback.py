import asyncio
import time
from collections.abc import Callable
from threading import Thread

PRICES = {"tea": 3}


# The old way: it calls back later, from another thread.
def ask_price(item: str, done: Callable[..., object]) -> None:
    error = None if item in PRICES else LookupError("no price")

    def answer() -> None:
        time.sleep(0.1)
        done(error, PRICES.get(item, 0))

    Thread(target=answer).start()


# The wrapper: the callback only settles what the caller awaits.
async def load_price(item: str) -> int:
    loop = asyncio.get_running_loop()
    promise: asyncio.Future[int] = loop.create_future()

    def settle(error: Exception | None, price: int) -> None:
        if promise.done():
            return  # cancelled: nobody waits any more
        if error:
            promise.set_exception(error)
        else:
            promise.set_result(price)

    ask_price(item, lambda *a: loop.call_soon_threadsafe(settle, *a))
    return await promise


async def main() -> None:
    print(f"tea: {await load_price('tea')}")
    try:
        print(f"coffee: {await load_price('coffee')}")
    except LookupError as error:
        print(f"coffee: {error}")


asyncio.run(main())
