import asyncio
import time


def save_orders() -> None:
    time.sleep(1.0)  # stands for any call that blocks its thread
    print("orders saved")


async def main() -> None:
    print("saving orders")
    try:
        async with asyncio.timeout(0.5) as timeout:
            await asyncio.to_thread(save_orders)
    except TimeoutError:
        if not timeout.expired():
            raise
        print("given up")
    await asyncio.sleep(1.0)
    print("end")


asyncio.run(main())
