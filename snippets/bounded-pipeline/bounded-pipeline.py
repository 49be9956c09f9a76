import asyncio

Records = asyncio.Queue[int | None]


async def read(queue: Records) -> None:
    print("reading four records")
    for record in (1, 2, 3, 4):
        await asyncio.sleep(0.1)
        print(f"read {record}")
        if queue.full():
            print("  waiting for room")
        await queue.put(record)
    await queue.put(None)  # there will be no more


async def transform(queue: Records) -> None:
    await asyncio.sleep(0.7)
    print("ready to transform")
    while (record := await queue.get()) is not None:
        await asyncio.sleep(0.3)
        print(f"transformed {record}")


async def main() -> None:
    queue: Records = asyncio.Queue(maxsize=2)
    # A side that fails ends the other: the group cancels it.
    async with asyncio.TaskGroup() as group:
        group.create_task(read(queue))
        group.create_task(transform(queue))


asyncio.run(main())
