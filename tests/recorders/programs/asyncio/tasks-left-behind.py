import asyncio


async def wait(n):
    await asyncio.sleep(5)


async def main():
    asyncio.create_task(wait(1))
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
