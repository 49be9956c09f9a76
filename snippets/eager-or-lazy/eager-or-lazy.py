import asyncio


async def load() -> str:
    print("loading starts")
    await asyncio.sleep(0.1)
    print("loading ends")
    return "tea"


async def main() -> None:
    print("calling")
    loading = load()
    print(f"called: {type(loading).__name__}")

    # Nobody awaits it yet. Does it run?
    await asyncio.sleep(0.4)
    print("awaiting")
    print(f"loaded: {await loading}")


asyncio.run(main())
