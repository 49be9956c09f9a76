import asyncio


async def use(lock, name):
    print(name, "wants it", lock.locked())
    async with lock:
        print(name, "has it")
        await asyncio.sleep(0.1)


async def wait(event, name):
    await event.wait()
    print(name, "goes on", event)


async def main():
    lock, event = asyncio.Lock(), asyncio.Event()
    await asyncio.gather(*(use(lock, name) for name in "abc"))
    print(lock)
    waiters = [asyncio.create_task(wait(event, n)) for n in "xy"]
    await asyncio.sleep(0.1)
    event.set()
    await asyncio.wait(waiters)
    event.clear()
    print(event.is_set())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
