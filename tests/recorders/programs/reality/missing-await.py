import asyncio


async def fetch():
    return "page"


async def main():
    fetch()
    page = fetch()
    print("got it")


asyncio.run(main())
coroutine = fetch()
