import asyncio
import time
from collections.abc import Callable
from threading import Thread


def save(done: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()

    def write() -> None:
        time.sleep(0.1)
        loop.call_soon_threadsafe(done)

    Thread(target=write).start()


def on_saved() -> None:
    raise OSError("cannot print the receipt")


async def main() -> None:
    try:
        save(on_saved)
        print("saving")
    except OSError as error:
        print(f"caught: {error}")  # never

    await asyncio.sleep(0.6)
    print("end of the program")


asyncio.run(main())
