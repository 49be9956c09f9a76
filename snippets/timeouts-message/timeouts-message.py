import asyncio


async def load_prices() -> None:
    await asyncio.sleep(1.5)


async def main() -> None:
    try:
        async with asyncio.timeout(0.5):
            await load_prices()
    except TimeoutError as error:
        print(repr(error))
        print(repr(error.__cause__))


asyncio.run(main())
