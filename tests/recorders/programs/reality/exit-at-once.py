import asyncio
import atexit
import os


async def wait():
    try:
        await asyncio.sleep(1)
    finally:
        print("never")


async def main():
    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0.1)
    print("part of a line", end="")
    try:
        os._exit(259)
    except BaseException:
        await waiting


atexit.register(print, "never")
asyncio.run(main())
