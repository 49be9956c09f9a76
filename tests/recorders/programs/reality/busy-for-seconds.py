"""Loops that do nothing but look at a clock, while a timer waits."""

import asyncio
import time


async def main() -> None:
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(
        0.3, lambda: print("late:", round(loop.time() - start - 0.3))
    )
    for clock in (time.time, time.perf_counter):
        end = clock() + 0.5
        while clock() < end:
            pass
        await asyncio.sleep(0)
    print("end:", round((loop.time() - start) / 1.0))


asyncio.run(main())
