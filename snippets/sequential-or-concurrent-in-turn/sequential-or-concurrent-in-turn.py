import asyncio


async def run(step: str) -> None:
    print(f"{step}: begins")
    await asyncio.sleep(0.2)
    if step == "copy rows":
        raise OSError(f"{step}: disk full")
    print(f"{step}: done")


async def main() -> None:
    steps = ["make table", "copy rows", "drop old table"]
    try:
        for step in steps:
            await run(step)
    except OSError as error:
        print(f"stopped at {error}")


asyncio.run(main())
