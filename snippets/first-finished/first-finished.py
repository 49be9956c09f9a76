import asyncio


async def ask(mirror: str, delay: float) -> str:
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{mirror} stopped")
        raise
    return f"answer of {mirror}"


async def main() -> None:
    print("asking")
    asked = [
        asyncio.create_task(ask("Oslo", 1.2)),
        asyncio.create_task(ask("Rome", 0.4)),
    ]
    try:
        done, _ = await asyncio.wait(
            asked, return_when=asyncio.FIRST_COMPLETED
        )
        print(f"first: {done.pop().result()}")
    finally:
        for task in asked:  # no effect on what is done
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    print("end")


asyncio.run(main())
