"""Threads that go on while the loop that waited for them is closed."""

import asyncio
import sys
import threading
import time


def work(loop, future):
    loop.call_soon_threadsafe(future.set_result, None)
    time.sleep(0.5)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Thread(target=work, args=[loop, future]).start()
    await future


sys.setswitchinterval(1e-6)
for _ in range(60):
    asyncio.run(main())
print("end")
