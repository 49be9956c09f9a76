import asyncio
import logging

logging.basicConfig(level=logging.INFO, format="%(name)s %(message)s")
log = logging.getLogger("shop")


async def main():
    log.info("%s", "open")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except* ValueError:
        log.exception("it failed")


async def fail():
    raise ValueError("no stock")


asyncio.run(main())
