import asyncio


async def main():
    await asyncio.create_task(asyncio.sleep(0.1), name="bell\x07")
    print("end")


asyncio.run(main())
