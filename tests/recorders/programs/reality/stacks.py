import asyncio
import inspect
import logging
import traceback
import warnings


def show():
    traceback.print_stack()
    print([frame.function for frame in inspect.stack()])
    print(traceback.extract_stack()[0].name)
    logging.error("with a stack", stack_info=True)
    warnings.warn("of the caller", stacklevel=2)


async def main():
    show()
    task = asyncio.current_task()
    print([frame.f_code.co_name for frame in task.get_stack()])
    task.print_stack()
    other = asyncio.create_task(asyncio.sleep(1))
    await asyncio.sleep(0)
    print([frame.f_code.co_name for frame in other.get_stack(limit=1)])
    print(other)


show()
asyncio.run(main())
asyncio.run(main(), debug=True)
