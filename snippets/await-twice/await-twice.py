import asyncio


async def load() -> str:
    print("loading")
    await asyncio.sleep(0.1)
    return "tea"


async def main() -> None:
    loading = load()
    print(f"first: {await loading}")
    try:
        print(f"second: {await loading}")
    except RuntimeError as error:
        print(f"second: {error}")

    task = asyncio.create_task(load())
    print(f"first: {await task}")
    print(f"second: {await task}")


asyncio.run(main())
