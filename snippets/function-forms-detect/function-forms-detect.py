import asyncio
import inspect
from collections.abc import Callable


async def load() -> str:
    return "tea"


def load_later() -> object:
    return load()  # not async, but it has to be awaited


def read() -> str:
    return "menu"


async def show(name: str, action: Callable[[], object]) -> None:
    declared = inspect.iscoroutinefunction(action)
    print(f"{name}: {'async' if declared else 'not async'}")

    result = action()
    if inspect.isawaitable(result):
        print(f"{name}: {await result}, awaited")
    else:
        print(f"{name}: {result}")


async def main() -> None:
    await show("load", load)
    await show("load later", load_later)
    await show("read", read)


asyncio.run(main())
