import asyncio
import traceback


def fail(text):
    raise ValueError(text)


async def work():
    fail("in a task")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fail, "in a callback")
    await asyncio.sleep(0.1)
    loop.set_exception_handler(
        lambda loop, context: print("handler:", context["exception"])
    )
    loop.call_soon(fail, "handled")
    await asyncio.sleep(0.1)
    try:
        await asyncio.create_task(work())
    except ValueError as error:
        traceback.print_exc()
        print(traceback.format_exc())
        print(len(traceback.extract_tb(error.__traceback__)))


asyncio.run(main())
