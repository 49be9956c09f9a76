import asyncio
from contextlib import aclosing, asynccontextmanager


async def ticks(count):
    try:
        for n in range(count):
            await asyncio.sleep(0.1)
            yield n
    finally:
        print("cleaned up")


@asynccontextmanager
async def resource(name):
    await asyncio.sleep(0.1)
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


class Countdown:
    def __init__(self, start):
        self.n = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.n -= 1
        return self.n


async def main():
    print([n async for n in ticks(2)])
    async with aclosing(ticks(5)) as numbers:
        async for n in numbers:
            print(n)
            break
    print([n async for n in Countdown(2)])
    async with resource("file") as name:
        print("use", name)
    async for n in ticks(3):
        print("left open at", n)
        break
    print(await anext(ticks(0), "nothing"))


asyncio.run(main())
