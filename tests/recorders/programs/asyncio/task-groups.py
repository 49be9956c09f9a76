import asyncio


async def work(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def worse():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise KeyError("key") from None


async def main():
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(work("slow", 0.2))
        group.create_task(work("fast", 0.1))
    print("all done", slow.done())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("failing", 0.1, ValueError("bad")))
            group.create_task(worse())
            group.create_task(work("long", 5))
            await asyncio.sleep(5)
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* KeyError as errors:
        print("keys", errors.exceptions)


asyncio.run(main())
