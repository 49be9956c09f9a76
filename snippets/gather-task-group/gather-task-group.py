import asyncio


async def load(name: str, delay: float) -> str:
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise
    if name == "prices":
        raise ConnectionError("prices: no answer")
    print(f"{name} loaded")
    return f"data of {name}"


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            orders = group.create_task(load("orders", 0.1))
            prices = group.create_task(load("prices", 0.2))
            stock = group.create_task(load("stock", 0.4))
        tasks = [orders, prices, stock]
        print(", ".join(task.result() for task in tasks))
    except* ConnectionError as errors:
        for error in errors.exceptions:
            print(f"failed: {error}")

    # Is anything still under way?
    await asyncio.sleep(0.4)
    print("end")


asyncio.run(main())
