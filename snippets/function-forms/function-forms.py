import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any

Step = Callable[[str], Awaitable[str]]


def logged(step: Step) -> Callable[[str], Coroutine[Any, Any, str]]:
    @wraps(step)
    async def logged_step(order: str) -> str:
        print(f"{order}: starts")
        result = await step(order)  # it awaits what it wraps
        print(f"{order}: {result}")
        return result

    return logged_step


@logged
async def brew(order: str) -> str:
    await asyncio.sleep(0.1)
    return f"hot {order}"


class Kitchen:
    async def bake(self, order: str) -> str:
        await asyncio.sleep(0.1)
        return f"warm {order}"


async def main() -> None:
    kitchen = Kitchen()
    bake = logged(kitchen.bake)

    @logged  # no lambda: that cannot await
    async def pack(order: str) -> str:
        return f"{await kitchen.bake(order)} in a bag"

    await brew("tea")
    await bake("cake")
    await pack("bread")


asyncio.run(main())
