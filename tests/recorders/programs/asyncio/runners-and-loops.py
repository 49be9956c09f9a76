import asyncio
import contextvars

seen = contextvars.ContextVar("seen", default=0)


async def main(name="main"):
    await asyncio.sleep(0.1)
    seen.set(seen.get() + 1)
    return name, seen.get(), asyncio.current_task().get_name()


with asyncio.Runner() as runner:
    print(runner.run(main()), runner.run(main("again")))
    print(runner.get_loop().is_running())
print(asyncio.run(main()), asyncio.run(main()), seen.get())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(main()))
loop.call_later(0.1, loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed())
coroutine = main()
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
try:
    asyncio.run(5)
except (TypeError, ValueError) as error:
    print(error)
