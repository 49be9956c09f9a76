import asyncio
from itertools import count


async def draw_screen() -> None:
    await asyncio.sleep(0.2)
    for frame in count(1):
        print(f"screen: frame {frame}")
        await asyncio.sleep(0.4)


async def run_job() -> None:
    for step in (1, 2, 3):
        await asyncio.sleep(0.4)
        print(f"job: step {step} of 3")


async def main() -> None:
    screen = asyncio.create_task(draw_screen())
    await run_job()

    screen.cancel()
    try:
        await screen
    except asyncio.CancelledError:
        print("screen: stopped")


asyncio.run(main())
