import asyncio


async def fail(name):
    raise ExceptionGroup(name, [ValueError(name)]) from KeyError(name)


async def main():
    asyncio.create_task(fail("a"))
    task = asyncio.create_task(fail("b"))
    await asyncio.sleep(0.1)
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.1)
    print("main ends", task.done())


asyncio.run(main())
