import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout")
    try:
        async with asyncio.timeout_at(loop.time() + 0.1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout_at")
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 0.3)
        await asyncio.sleep(0.1)
    print("in time", limit.expired())
    try:
        async with asyncio.timeout(0.2) as outer:
            async with asyncio.timeout(5) as inner:
                await asyncio.sleep(3)
    except TimeoutError:
        print(outer.expired(), inner.expired())
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.1)
    except TimeoutError as error:
        print("wait_for", repr(error))
    print(await asyncio.wait_for(asyncio.sleep(0.1, "result"), 1))
    print(outer)


asyncio.run(main())
