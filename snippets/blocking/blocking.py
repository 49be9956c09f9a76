import asyncio
import time


def hold(delay: float) -> None:
    time.sleep(delay)  # nothing else can run on this thread


async def brew_blocking(name: str, delay: float) -> None:
    print(f"{name}: start")
    hold(delay)
    print(f"{name}: done")


async def brew(name: str, delay: float) -> None:
    print(f"{name}: start")
    await asyncio.sleep(delay)
    print(f"{name}: done")


async def main() -> None:
    print("blocking:")
    await asyncio.gather(
        brew_blocking("tea", 0.2),
        brew_blocking("coffee", 0.4),
    )

    print("non-blocking:")
    await asyncio.gather(brew("tea", 0.2), brew("coffee", 0.4))


asyncio.run(main())
