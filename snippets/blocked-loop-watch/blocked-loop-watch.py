import asyncio
import time


def hold(delay: float) -> None:
    time.sleep(delay)  # any call that blocks or computes


async def watch() -> None:
    # In a service: for ever.
    for _ in range(2):
        start = time.perf_counter()
        await asyncio.sleep(0.1)
        late = time.perf_counter() - start - 0.1
        if late > 0.6:
            print("held for more than 0.6 s")


async def export_orders() -> None:
    print("export: start")
    hold(1.2)
    print("export: done")


async def main() -> None:
    await asyncio.gather(watch(), export_orders())


asyncio.run(main())
