import asyncio
import threading


def tell(text: str) -> None:
    on_main = threading.current_thread() is threading.main_thread()
    thread = "main" if on_main else "another"
    print(f"{text}: {thread} thread")


async def load(name: str, delay: float) -> None:
    tell(f"{name} asked for")
    await asyncio.sleep(delay)
    tell(f"{name} arrived")


async def main() -> None:
    await asyncio.gather(load("orders", 0.6), load("prices", 0.2))


asyncio.run(main())
