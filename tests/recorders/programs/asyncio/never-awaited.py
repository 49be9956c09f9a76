import asyncio


async def fetch():
    print("never")


async def main():
    fetch()
    coroutine = fetch()
    del coroutine
    print("main ends")


asyncio.run(main())
fetch()
