import asyncio


async def name():
    print(asyncio.current_task().get_name())


async def main():
    loop = asyncio.get_running_loop()
    if factory := getattr(asyncio, "eager_task_factory", None):  # 3.12
        loop.set_task_factory(factory)
    await asyncio.create_task(name(), name="alpha")
    await asyncio.create_task(name())


asyncio.run(main())
