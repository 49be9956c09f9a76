import asyncio
import time


def save_orders() -> None:
    time.sleep(0.8)  # stands for any call that blocks its thread
    print("orders saved")


async def main() -> None:
    print("saving orders")
    saving = asyncio.create_task(asyncio.to_thread(save_orders))
    await asyncio.wait([saving], timeout=0.4)
    print("main ends")


asyncio.run(main())
