import asyncio


async def load_prices() -> str:
    await asyncio.sleep(0.1)
    raise OSError("no prices")


async def load_stock() -> str:
    loop = asyncio.get_running_loop()
    stock: asyncio.Future[str] = loop.create_future()

    def answer() -> None:
        if not stock.cancelled():  # somebody still waits
            stock.set_exception(OSError("no stock"))  # do not raise

    loop.call_soon(answer)
    return await stock


async def main() -> None:
    for load in (load_prices, load_stock):
        try:
            print(await load())
        except OSError as error:
            print(f"caught: {error}")


asyncio.run(main())
