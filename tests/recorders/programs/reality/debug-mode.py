import asyncio
import logging
import re
import time


class WithoutTimes(logging.Handler):
    def emit(self, record):
        print(re.sub(r"0\.\d+ s", "… s", record.getMessage()))


async def slow():
    time.sleep(0.2)


async def main():
    task = asyncio.create_task(slow())
    print(task)
    await task


logging.getLogger("asyncio").addHandler(WithoutTimes())
asyncio.run(main(), debug=True)
