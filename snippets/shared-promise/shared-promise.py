import asyncio


async def load_menu() -> str:
    print("menu asked for")
    await asyncio.sleep(0.3)
    print("menu loaded")
    return "tea and coffee"


async def serve(guest: str, menu: asyncio.Task[str]) -> str:
    # A guest who may be cancelled needs `asyncio.shield(menu)`.
    return f"{guest} is offered {await menu}"


async def main() -> None:
    # A task, not a coroutine, which can be awaited only once.
    menu = asyncio.create_task(load_menu())
    offers = await asyncio.gather(
        serve("Ada", menu), serve("Ben", menu)
    )
    print("\n".join(offers))


asyncio.run(main())
