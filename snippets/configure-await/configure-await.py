import asyncio


# A library: it cannot know which program will call it.
async def load_profile(name: str) -> str:
    # There is nothing to configure: a task goes on in its loop.
    await asyncio.sleep(0.2)
    return f"profile of {name}"


# The program that uses it.
async def show_profile(name: str) -> None:
    print(f"loading {name}")
    profile = await load_profile(name)
    print(f"loaded the {profile}")


asyncio.run(show_profile("Ada"))
