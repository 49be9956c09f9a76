import asyncio
import logging
import sys
import traceback

logging.basicConfig(format="%(levelname)s %(message)s")


def dive(depth):
    return dive(depth + 1)


async def fail():
    try:
        compile("a b", "other.py", "exec")
    finally:
        raise ValueError("a")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except* ValueError:
        logging.exception("failed")
        traceback.print_exc()
    try:
        dive(0)
    except RecursionError:
        print("deep ", end="", file=sys.stderr)
        traceback.print_exc()


asyncio.run(main())
