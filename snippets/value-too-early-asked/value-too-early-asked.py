import asyncio


async def ask_price() -> int:
    await asyncio.sleep(0.1)
    return 4


async def main() -> None:
    asked = asyncio.create_task(ask_price())
    try:
        print(asked.result())
    except asyncio.InvalidStateError as error:
        print(f"InvalidStateError: {error}")
    print(await asked)


asyncio.run(main())
