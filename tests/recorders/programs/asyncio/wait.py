import asyncio


async def work(delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    def three(error=None):
        return [
            asyncio.create_task(work(0.1), name="a"),
            asyncio.create_task(work(0.2, error), name="b"),
            asyncio.create_task(work(0.3), name="c"),
        ]

    for kwargs in (
        {"return_when": asyncio.FIRST_COMPLETED},
        {"return_when": asyncio.FIRST_EXCEPTION},
        {"timeout": 0.25},
        {},
    ):
        tasks = three(ValueError())
        done, pending = await asyncio.wait(tasks, **kwargs)
        print(names(done), names(pending))
        await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
