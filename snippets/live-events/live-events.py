import asyncio

Feed = asyncio.Queue[str | None]


async def send(name: str, delay: float, feed: Feed) -> None:
    for number in (1, 2):
        await asyncio.sleep(delay)
        await feed.put(f"{name}: message {number}")


async def show_messages(feed: Feed) -> None:
    while (message := await feed.get()) is not None:
        print(message)


async def main() -> None:
    feed: Feed = asyncio.Queue()
    showing = asyncio.create_task(show_messages(feed))

    await asyncio.gather(
        send("Ada", 0.2, feed),
        send("Ben", 0.3, feed),
        send("Cleo", 0.5, feed),
    )
    await feed.put(None)  # there will be no more
    await showing
    print("feed closed")


asyncio.run(main())
