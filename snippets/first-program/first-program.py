import asyncio


async def get_result() -> str:
    # The delay stands for anything slow: a disk, a server.
    await asyncio.sleep(0.3)
    return "result of the operation"


async def main() -> None:
    print("starting")

    # While this line waits, other tasks can go on.
    # Alone, the operation gets no faster.
    result = await get_result()
    print(result)
    print("finished")


asyncio.run(main())
