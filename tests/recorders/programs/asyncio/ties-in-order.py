import asyncio


async def arrive(name, *delays):
    for delay in delays:
        await asyncio.sleep(delay)
    print(name)


async def main():
    await asyncio.gather(
        *(arrive(n, 0.1) for n in range(20)),
        arrive("late", 0.25),
    )


asyncio.run(main())
