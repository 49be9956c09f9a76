import asyncio
import time


def resize(photo: str) -> str:
    time.sleep(0.1)  # it blocks, so it runs in a thread
    raise OSError(f"{photo} is broken")


async def main() -> None:
    print("resizing")
    try:
        print(await asyncio.to_thread(resize, "photo 7"))
    except OSError as error:
        print(f"caught: {error}")


asyncio.run(main())
