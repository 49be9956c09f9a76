import asyncio


async def add(n, total):
    await asyncio.sleep(n % 7 / 100)
    total.append(n)


async def main():
    total = []
    await asyncio.gather(*(add(n, total) for n in range(2000)))
    print(len(total), sum(total))


asyncio.run(main())
