import inspect


async def load(url: str, retries: int = 3) -> list[str]: ...


print(inspect.signature(load))
