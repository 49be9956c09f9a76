import asyncio


async def main():
    # Tasks: as_completed starts mere coroutines in any order.
    def tasks():
        return [
            asyncio.create_task(asyncio.sleep(delay, delay))
            for delay in (0.3, 0.1, 0.2)
        ]

    for done in asyncio.as_completed(tasks()):
        print(await done)
    try:
        for done in asyncio.as_completed(tasks(), timeout=0.15):
            print(await done)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
