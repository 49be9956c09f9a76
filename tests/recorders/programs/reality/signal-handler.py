import asyncio
import os
import signal


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    print("stopped")


asyncio.run(main())
