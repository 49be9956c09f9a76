import asyncio


async def save(order: str) -> None:
    print(f"saving {order}")
    await asyncio.sleep(0.1)
    raise OSError("disk full")


def on_order(order: str) -> None:
    _ = save(order)  # broken: this only silences the tools


async def main() -> None:
    on_order("tea")
    await asyncio.sleep(0.6)
    print("done")


asyncio.run(main())
