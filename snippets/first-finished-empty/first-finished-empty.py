import asyncio


async def main() -> None:
    nobody: list[asyncio.Task[str]] = []
    try:
        await asyncio.wait(nobody, return_when=asyncio.FIRST_COMPLETED)
    except ValueError as error:
        print(f"wait: {type(error).__name__}: {error}")


asyncio.run(main())
