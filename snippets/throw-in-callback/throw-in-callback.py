import asyncio


async def load_stock() -> str:
    loop = asyncio.get_running_loop()
    stock: asyncio.Future[str] = loop.create_future()

    def answer() -> None:
        raise OSError("no stock")  # the future never hears of it

    loop.call_soon(answer)
    return await stock


async def main() -> None:
    print("loading")
    try:
        async with asyncio.timeout(0.6):
            print(await load_stock())
    except OSError as error:
        kind = type(error).__name__
        print(f"caught: {kind}")


asyncio.run(main())
