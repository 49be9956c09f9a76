import asyncio


async def work():
    await asyncio.sleep(0.1)
    error = ValueError("two\nlines")
    error.add_note("and a note")
    raise error


async def main():
    print("begins")
    await asyncio.gather(work(), asyncio.sleep(1))


asyncio.run(main())
