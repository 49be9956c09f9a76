import asyncio

Records = asyncio.Queue[int | None]


async def read(queue: Records) -> None:
    for record in range(1, 7):
        await asyncio.sleep(0.1)
        print(f"read {record}")
        if queue.full():
            print("  waiting for room")
        await queue.put(record)
    await queue.put(None)  # there will be no more


async def transform(queue: Records) -> None:
    await asyncio.sleep(0.4)
    print("ready to transform")
    while (record := await queue.get()) is not None:
        await asyncio.sleep(0.2)
        print(f"transformed {record}")


async def main() -> None:
    queue: Records = asyncio.Queue(maxsize=2)
    await asyncio.gather(read(queue), transform(queue))


asyncio.run(main())
