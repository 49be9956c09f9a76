import asyncio


async def main() -> None:
    plain = asyncio.Semaphore(1)
    plain.release()  # once too often
    await plain.acquire()
    await plain.acquire()
    print("room for one: two got in")

    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(f"at most one: {error}")


asyncio.run(main())
