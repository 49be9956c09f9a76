import asyncio


async def load() -> None:
    await asyncio.sleep(0.1)
    # To go on here, it needs the loop's thread.
    print("orders loaded")


async def main() -> None:
    loop = asyncio.get_running_loop()
    loading = asyncio.run_coroutine_threadsafe(load(), loop)

    # This blocks the loop's thread. Without a limit: for ever.
    try:
        loading.result(0.4)
        print("blocked for it: done")
    except TimeoutError:
        print("blocked for it: not done")

    # This leaves the thread free.
    await asyncio.wrap_future(loading)
    print("awaited it: done")


asyncio.run(main())
