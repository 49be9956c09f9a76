import asyncio


async def load(page: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if page == "news":
        raise ConnectionError(f"{page}: no answer")
    return f"{page} loaded"


async def main() -> None:
    print("loading")
    loads = [
        load("home", 0.7),
        load("news", 0.2),
    ]
    for earliest in asyncio.as_completed(loads):
        try:
            print(await earliest)
        except ConnectionError as error:
            print(f"failed: {error}")
    print("end")


asyncio.run(main())
