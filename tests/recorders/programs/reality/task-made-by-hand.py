import asyncio


async def name():
    return asyncio.current_task().get_name()


async def main():
    print(await asyncio.Task(name(), loop=asyncio.get_running_loop()))


asyncio.run(main())
