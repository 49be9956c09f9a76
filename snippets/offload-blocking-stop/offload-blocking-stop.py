import asyncio
import time
from threading import Event


def save_pages(stop: Event) -> str:
    for _ in range(20):
        time.sleep(0.2)  # stands for a saved page
        if stop.is_set():
            return "stopped before the end"
    return "saved them all"


async def main() -> None:
    print("saving pages")
    stop = Event()
    saving = asyncio.create_task(asyncio.to_thread(save_pages, stop))
    await asyncio.wait([saving], timeout=0.5)
    print("asking it to stop")
    stop.set()
    print(await saving)


asyncio.run(main())
