import asyncio
import gc


async def save(order: str) -> None:
    await asyncio.sleep(0.1)
    raise OSError(f"{order}: disk full")


async def main() -> None:
    print("saving tea")
    saving = asyncio.create_task(save("tea"))

    # It fails meanwhile, and nobody awaits it.
    await asyncio.sleep(0.6)
    print("other work done")

    # Nothing refers to the task any more: it is deleted, and says so.
    del saving
    gc.collect()  # in case that it is part of a circle
    print("end")


asyncio.run(main())
