import asyncio
import threading


async def add(a, b):
    await asyncio.sleep(0.1)
    return a + b


def ask(loop, done):
    future = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
    print(future.result(timeout=5))
    loop.call_soon_threadsafe(print, "soon")
    loop.call_soon_threadsafe(done.set)


async def main():
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=ask, args=(loop, done))
    thread.start()
    await done.wait()
    thread.join()


asyncio.run(main())
