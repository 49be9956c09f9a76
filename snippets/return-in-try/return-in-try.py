import asyncio
from collections.abc import Coroutine
from typing import Any


async def find_order(number: int) -> str:
    await asyncio.sleep(0.1)
    if number != 7:
        raise LookupError(f"no order {number}")
    return f"order {number} is tea"


def returned(number: int) -> Coroutine[Any, Any, str]:
    try:
        return find_order(number)  # has not failed yet
    except LookupError:
        print("caught inside")
        return find_order(number - 1)


async def awaited(number: int) -> str:
    try:
        return await find_order(number)
    except LookupError:
        print("caught inside")
        return await find_order(number - 1)


async def main() -> None:
    for find in (returned, awaited):
        try:
            print(await find(8))
        except LookupError as error:
            print(f"escaped: {error}")


asyncio.run(main())
