import asyncio
import sys


async def work():
    try:
        await asyncio.sleep(1)
    finally:
        print("cleaned up")


async def leave():
    await asyncio.sleep(0.1)
    sys.exit(-3)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work())
        group.create_task(leave())


asyncio.run(main())
