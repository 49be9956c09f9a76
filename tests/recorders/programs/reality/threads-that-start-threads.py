"""Threads that start threads, while Python goes from one to another at once."""

import asyncio
import sys
import threading
import time


def spawn():
    for _ in range(300):
        threading.Thread(target=time.sleep, args=[0.001]).start()


async def main():
    thread = threading.Thread(target=spawn)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.01)
    print("end")


sys.setswitchinterval(1e-6)
asyncio.run(main())
