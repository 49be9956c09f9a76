import asyncio
import inspect


async def main():
    coro = asyncio.current_task().get_coro()
    print(inspect.iscoroutine(coro), inspect.getcoroutinestate(coro))
    print(type(coro), coro.cr_code.co_name)


asyncio.run(main())
