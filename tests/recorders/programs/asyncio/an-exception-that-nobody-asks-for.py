import asyncio


async def load(name):
    await asyncio.sleep(0.1)
    raise ValueError(f"no {name}")


async def outer():
    await load("page")


async def main():
    asyncio.create_task(outer(), name="lost")
    await asyncio.sleep(0.2)
    print("main ends")


asyncio.run(main())
