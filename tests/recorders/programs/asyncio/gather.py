import asyncio


async def work(n, delay):
    await asyncio.sleep(delay)
    if n % 2:
        raise ValueError(n)
    print("work", n)
    return n


async def main():
    print(
        await asyncio.gather(work(2, 0.2), work(1, 0.1), return_exceptions=True)
    )
    try:
        await asyncio.gather(work(3, 0.1), work(4, 0.2))
    except ValueError as error:
        print("failed", error)
    await asyncio.sleep(0.2)
    both = asyncio.gather(work(6, 0.1), work(8, 0.2))
    await asyncio.sleep(0)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("cancelled", both.cancelled())
    print(await asyncio.gather())


asyncio.run(main())
