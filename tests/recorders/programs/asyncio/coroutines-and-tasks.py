import asyncio


async def say(word, delay):
    await asyncio.sleep(delay)
    print(word, asyncio.current_task().get_name())
    return word.upper()


async def main():
    print(await say("first", 0.1))
    one = asyncio.create_task(say("one", 0.2))
    two = asyncio.create_task(say("two", 0.1), name="named")
    print(one.done(), two.get_name(), len(asyncio.all_tasks()))
    print(await one, await two, two.result(), two.get_coro().__name__)
    await asyncio.gather(say("x", 0), say("y", 0))
    two.add_done_callback(lambda task: print("done:", task.get_name()))
    await asyncio.sleep(0)
    try:
        asyncio.create_task(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
asyncio.run(main())
