import asyncio


async def load(name: str, delay: float) -> None:
    print(f"{name} asked for")
    await asyncio.sleep(delay)
    print(f"{name} loaded")


async def main() -> None:
    print("two coroutines:")
    orders = load("orders", 0.4)
    prices = load("prices", 0.2)
    await orders
    await prices

    print("two tasks:")
    async with asyncio.TaskGroup() as group:
        group.create_task(load("orders", 0.4))
        group.create_task(load("prices", 0.2))


asyncio.run(main())
