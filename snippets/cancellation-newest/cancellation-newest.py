import asyncio

newest: asyncio.Task[str] | None = None


async def search(text: str, delay: float) -> str:
    await asyncio.sleep(delay)
    return f"results for {text}"


async def show_results(text: str, typed: float, delay: float) -> None:
    global newest
    await asyncio.sleep(typed)
    print(f"{text}: asked for")
    if newest:
        newest.cancel()
    mine = newest = asyncio.create_task(search(text, delay))
    await asyncio.wait([mine])
    if mine.cancelled():
        print(f"{text}: dropped")
    else:
        print(mine.result())


async def main() -> None:
    await asyncio.gather(
        show_results("as", 0.1, 1.3),
        show_results("async", 0.5, 0.5),
    )


asyncio.run(main())
