import asyncio


async def load() -> str:
    print("loading starts")
    await asyncio.sleep(0.1)
    return "tea"


async def price() -> int:
    return 3  # nothing to wait for


async def main() -> None:
    loading = asyncio.create_task(load())
    print("task created")

    # This await does not suspend: the task must wait.
    print(f"price: {await price()}")

    # This one does, and lets the task run.
    await asyncio.sleep(0)
    print("after sleep(0)")

    print(f"loaded: {await loading}")


asyncio.run(main())
