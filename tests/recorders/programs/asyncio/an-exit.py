import asyncio
import sys


async def main():
    try:
        await asyncio.sleep(0.1)
        sys.exit("no more orders")
    finally:
        print("cleaned up")


asyncio.run(main())
