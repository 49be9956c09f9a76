import asyncio
import time


def hold(delay: float) -> None:
    time.sleep(delay)  # computes; nothing else runs on this thread


async def make_report(*, give_way: bool) -> None:
    for page in (1, 2):
        hold(0.3)
        print(f"page {page} made")
        if give_way:
            await asyncio.sleep(0)


async def answer() -> None:
    print("request answered")


async def main() -> None:
    print("holding on:")
    await asyncio.gather(make_report(give_way=False), answer())

    print("giving way:")
    await asyncio.gather(make_report(give_way=True), answer())


asyncio.run(main())
