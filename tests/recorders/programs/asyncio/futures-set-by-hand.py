import asyncio


async def set_later(future, delay, value):
    await asyncio.sleep(delay)
    future.set_result(value)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback", f.result()))
    asyncio.create_task(set_later(future, 0.1, "hello"))
    print(future.done(), await future, future)
    try:
        future.set_result("again")
    except asyncio.InvalidStateError as error:
        print(repr(error))
    broken = loop.create_future()
    loop.call_later(0.1, broken.set_exception, OSError("broken"))
    try:
        await broken
    except OSError as error:
        print(error, broken.exception())
    dropped = loop.create_future()
    loop.call_later(0.1, dropped.cancel, "why")
    try:
        await dropped
    except asyncio.CancelledError as error:
        print(repr(error), dropped)


asyncio.run(main())
