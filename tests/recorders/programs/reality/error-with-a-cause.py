import asyncio


async def main():
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(1)
    except TimeoutError as error:
        error.add_note("tea\n  is cold")
        {}["milk"]


asyncio.run(main())
