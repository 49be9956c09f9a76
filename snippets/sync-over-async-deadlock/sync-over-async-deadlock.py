import asyncio


async def load() -> None:
    await asyncio.sleep(0.1)
    # To go on here, it needs the loop's thread.
    print("orders loaded")


async def main() -> None:
    print("loading orders")
    loop = asyncio.get_running_loop()
    loading = asyncio.run_coroutine_threadsafe(load(), loop)

    # This blocks the loop's thread. Without a limit: for ever.
    try:
        loading.result(0.4)
        print("done")
    except TimeoutError:
        print("not done after 0.4 s")

    await asyncio.wrap_future(loading)  # the thread is free again


asyncio.run(main())
