import asyncio


class Connection:
    def __del__(self):
        print("released")


async def work():
    _connection = Connection()
    await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    del task
    print("main ends")


asyncio.run(main())
