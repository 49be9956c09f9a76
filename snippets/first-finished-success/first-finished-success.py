import asyncio


async def ask(mirror: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if mirror == "Oslo":
        print(f"{mirror} failed")
        raise ConnectionError(f"{mirror}: no answer")
    return f"answer of {mirror}"


async def main() -> None:
    print("asking")
    asked = [
        asyncio.create_task(ask("Oslo", 0.2)),
        asyncio.create_task(ask("Rome", 0.7)),
        asyncio.create_task(ask("Lima", 1.2)),
    ]
    try:
        for earliest in asyncio.as_completed(asked):
            try:
                print(f"first: {await earliest}")
                break
            except ConnectionError:
                continue
        else:
            print("none works")
    finally:
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)


asyncio.run(main())
