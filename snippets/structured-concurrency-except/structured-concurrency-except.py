import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name == "prices":
        raise ConnectionError("prices: no answer")
    return f"data of {name}"


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load("orders", 0.1))
            group.create_task(load("prices", 0.2))
    except ConnectionError as error:
        print(f"caught: {error}")
    except ExceptionGroup as errors:
        print(f"not a ConnectionError: {type(errors).__name__}")
        print(errors)
        print(f"in it: {errors.exceptions[0]}")


asyncio.run(main())
