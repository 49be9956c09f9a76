import asyncio


async def fail(error):
    try:
        int("x")
    finally:
        error.add_note("first\nsecond")
        raise error


async def both():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError("a")))
        group.create_task(fail(OSError(2, "gone")))


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(both())
    except* ValueError as errors:
        never_raised = SyntaxError("bad", ("other.py", 3, 2, "a b"))
        raise ExceptionGroup("more", [errors, never_raised]) from errors


asyncio.run(main())
