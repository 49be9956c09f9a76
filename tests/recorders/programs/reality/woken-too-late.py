import asyncio
import threading
import time


async def main():
    start = time.monotonic()
    event = asyncio.Event()
    threading.Timer(0.2, event.set).start()  # it does not wake the loop
    asyncio.get_running_loop().call_later(0.5, print, "timer")
    await event.wait()
    print(round(time.monotonic() - start - 0.04, 1))


asyncio.run(main())
