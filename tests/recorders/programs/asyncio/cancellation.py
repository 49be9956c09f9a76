import asyncio


async def tidy():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print("cleaning up", error.args)
        await asyncio.sleep(0.1)
        raise
    finally:
        print("finally")


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        print(task.cancelling(), task.uncancel())
    await asyncio.sleep(0.1)
    return "went on"


async def main():
    task = asyncio.create_task(tidy())
    await asyncio.sleep(0.1)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)
    print(task.cancel(), await task, task.cancelled())
    never = asyncio.create_task(tidy())
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True))
    asyncio.create_task(tidy())
    await asyncio.sleep(0.1)
    print("main ends first")


asyncio.run(main())
