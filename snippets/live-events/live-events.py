import asyncio

Feed = asyncio.Queue[str | None]


async def send(name: str, delay: float, feed: Feed) -> None:
    for number in (1, 2):
        await asyncio.sleep(delay)
        await feed.put(f"{name}: message {number}")


async def send_all(feed: Feed) -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(send("Ada", 0.6, feed))
            group.create_task(send("Ben", 0.9, feed))
    finally:
        await feed.put(None)  # there will be no more


async def show_messages(feed: Feed) -> None:
    print("feed open")
    while (message := await feed.get()) is not None:
        print(message)
    print("feed closed")


async def main() -> None:
    feed: Feed = asyncio.Queue()
    # A side that fails ends the other: the group cancels it.
    async with asyncio.TaskGroup() as group:
        group.create_task(show_messages(feed))
        group.create_task(send_all(feed))


asyncio.run(main())
