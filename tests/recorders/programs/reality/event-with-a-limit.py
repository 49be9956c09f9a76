import asyncio
import threading
import time

began = time.perf_counter()
threading.Event().wait(0.3)
print(round(time.perf_counter() - began - 0.04, 1))


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, print, "0.2 s")
    threading.Event().wait(0.3)  # blocks the loop
    print("blocked until", round(loop.time() - began0 - 0.04, 1))
    await asyncio.sleep(0.1)


async def start():
    global began0
    began0 = asyncio.get_running_loop().time()
    await main()


asyncio.run(start())
