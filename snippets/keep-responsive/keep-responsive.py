import asyncio
from itertools import count


async def draw_screen(finished: asyncio.Event) -> None:
    await asyncio.sleep(0.4)
    for frame in count(1):
        if finished.is_set():
            break
        print(f"screen: frame {frame}")
        await asyncio.sleep(0.8)
    print("screen: stopped")


async def run_job(finished: asyncio.Event) -> None:
    try:
        for step in (1, 2):
            await asyncio.sleep(0.8)
            print(f"job: step {step} of 2")
    finally:
        finished.set()  # also when a step fails


async def main() -> None:
    print("job: started")
    finished = asyncio.Event()
    await asyncio.gather(draw_screen(finished), run_job(finished))


asyncio.run(main())
