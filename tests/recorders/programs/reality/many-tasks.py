import asyncio


async def main():
    await asyncio.gather(*(asyncio.sleep(0.1) for _ in range(12_000)))
    print("end")


asyncio.run(main())
