import asyncio


async def store() -> None:
    try:
        await asyncio.sleep(1)
    finally:
        # Time is up, and now this fails, with an error of its own.
        raise TimeoutError("the disk does not answer")


async def main() -> None:
    try:
        async with asyncio.timeout(0.3) as timeout:
            await store()
    except TimeoutError as error:
        if timeout.expired():
            print("taken for our limit")
        else:
            print(f"not ours: {error}")


asyncio.run(main())
