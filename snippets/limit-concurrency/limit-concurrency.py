import asyncio

PAGES = [
    ("home", 0.35),
    ("news", 1.4),
    ("team", 0.7),
    ("blog", 0.7),
]


async def load(
    name: str, delay: float, limit: asyncio.Semaphore
) -> str:
    # Waits in line until there is room.
    async with limit:
        print(f"{name}: started")
        await asyncio.sleep(delay)
        print(f"{name}: loaded")
        return name


async def main() -> None:
    print("four pages, two at once")
    limit = asyncio.Semaphore(2)
    loads = [load(name, delay, limit) for name, delay in PAGES]
    names = await asyncio.gather(*loads)
    print(f"have {', '.join(names)}")


asyncio.run(main())
