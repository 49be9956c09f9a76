import asyncio


async def save(pages: int) -> None:
    await asyncio.sleep(pages / 10)
    print(f"report of {pages} pages saved")


async def main() -> None:
    reports = [7, 5, 6]

    for pages in reports:
        await save(pages)
    print("all saved")


asyncio.run(main())
