import asyncio


async def main():
    loop = asyncio.get_running_loop()
    began = loop.time()

    def tell(*words):
        print(*words)

    loop.call_later(0.2, tell, "later")
    loop.call_soon(tell, "soon")
    loop.call_at(began + 0.1, tell, "at")
    loop.call_later(0.15, tell, "never").cancel()
    handle = loop.call_later(0.3, print)
    print(handle.cancelled(), handle.when() > began)
    handle.cancel()
    tell("first")
    await asyncio.sleep(0.4)


asyncio.run(main())
