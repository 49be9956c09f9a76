import asyncio


async def load(name: str, delay: float) -> None:
    try:
        await asyncio.sleep(delay)
        if name == "prices":
            raise ConnectionError("prices: no answer")
        print(f"{name} loaded")
    finally:
        await asyncio.sleep(0.2)
        print(f"{name} closed")


async def main() -> None:
    print("loading")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load("orders", 0.1))
            group.create_task(load("prices", 0.6))
            group.create_task(load("stock", 1.4))
    except* ConnectionError as errors:
        for error in errors.exceptions:
            print(f"failed: {error}")


asyncio.run(main())
