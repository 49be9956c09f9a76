import asyncio
from typing import Any


async def save(order: str) -> None:
    await asyncio.sleep(0.1)
    raise OSError(f"{order}: disk full")


def report(
    loop: asyncio.AbstractEventLoop, context: dict[str, Any]
) -> None:
    error = context.get("exception", context["message"])
    print(f"nobody saw: {error}")


async def main() -> None:
    asyncio.get_running_loop().set_exception_handler(report)
    print("saving tea")
    saving = asyncio.create_task(save("tea"))
    await asyncio.sleep(0.6)
    del saving  # what still refers to it keeps the message back
    print("end")


asyncio.run(main())
