"""A loop in a thread, asked by the main one, which waits."""

import asyncio
import threading
import time

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, daemon=True)
thread.start()
began = time.monotonic()


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


def say(*what):
    print(*what, f"at {time.monotonic() - began - 0.04:.1f}")


def ask(seconds):
    return asyncio.run_coroutine_threadsafe(nap(seconds), loop)


say(ask(0.3).result())
try:
    ask(0.5).result(timeout=0.2)
except TimeoutError:
    say("timeout")
time.sleep(1)
say(ask(0.4).result(1))
loop.call_soon_threadsafe(loop.stop)
thread.join()
say("end")
