import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handle(name):
    request.set(name)
    await asyncio.sleep(0.1)
    print(name, request.get())


async def main():
    await asyncio.gather(*(handle(f"request {n}") for n in range(3)))
    print(request.get())
    context = contextvars.copy_context()
    context.run(request.set, "copied")
    await asyncio.create_task(show(), context=context)
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print(request.get()), context=context)
    await asyncio.sleep(0)


async def show():
    print("in a context:", request.get())


asyncio.run(main())
