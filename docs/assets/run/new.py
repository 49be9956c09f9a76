import asyncio


async def main() -> None:
    print("hello")
    await asyncio.sleep(0.5)
    print("half a second later")


asyncio.run(main())
