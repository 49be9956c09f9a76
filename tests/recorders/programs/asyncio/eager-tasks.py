import asyncio


async def step(name):
    print(name, "begins", asyncio.current_task().get_name())
    await asyncio.sleep(0.1)
    print(name, "ends")


async def at_once():
    print("at once")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    one = asyncio.create_task(step("one"))
    two = asyncio.create_task(at_once())
    print("made", one.done(), two.done())
    await one


if hasattr(asyncio, "eager_task_factory"):  # 3.12
    asyncio.run(main())
