import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

RECIPES = {
    "tea.txt": "boil\nsteep\npour\n",
    "toast.txt": "slice\ntoast\n",
    "eggs.txt": "boil\nwait\npeel\nsalt\n",
}


async def write_recipe(folder: str, name: str, text: str) -> None:
    # A file cannot be awaited: a thread waits for it instead.
    path = Path(folder, name)
    await asyncio.to_thread(path.write_bytes, text.encode())


async def count_lines(folder: str, name: str) -> int:
    path = Path(folder, name)
    text = await asyncio.to_thread(path.read_text, encoding="utf-8")
    return text.count("\n")


async def main(folder: str) -> None:
    await asyncio.gather(
        *(write_recipe(folder, *item) for item in RECIPES.items())
    )
    counts = await asyncio.gather(
        *(count_lines(folder, name) for name in RECIPES)
    )

    for name, count in zip(RECIPES, counts, strict=True):
        print(f"{name}: {count} lines")


# The folder outlives the loop, which waits for its threads.
with TemporaryDirectory(prefix="recipes-") as recipes:
    asyncio.run(main(recipes))
