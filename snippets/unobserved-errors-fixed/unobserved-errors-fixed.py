import asyncio


async def save(order: str) -> None:
    await asyncio.sleep(0.1)
    raise OSError(f"{order}: disk full")


async def pack(order: str) -> None:
    print(f"packing {order}")
    await asyncio.sleep(0.6)


async def main() -> None:
    jobs: list[asyncio.Task[None]] = []
    try:
        print("saving tea")
        jobs.append(asyncio.create_task(save("tea")))
        await asyncio.gather(*jobs, pack("tea"))
    except OSError as error:
        print(f"not saved: {error}")
    print("end")


asyncio.run(main())
