"""Results whose text is cut in the middle of an address."""

import asyncio


class Result:
    pass


async def work(result: object) -> object:
    return result


async def main() -> None:
    for result in (Result(), [Result()]):
        task = asyncio.create_task(work(result))
        await task
        print(task)


asyncio.run(main())
