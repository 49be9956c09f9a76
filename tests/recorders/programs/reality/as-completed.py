import asyncio


async def fetch(page, delay):
    await asyncio.sleep(delay)
    return page


async def main():
    for page in asyncio.as_completed(
        [fetch("a", 0.3), fetch("b", 0.1), fetch("c", 0.2)]
    ):
        print(await page)


asyncio.run(main())
