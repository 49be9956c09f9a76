import asyncio


async def price() -> int:
    return 3  # nothing to wait for


async def order() -> None:
    print("order: asks for the price")
    print(f"order: the price is {await price()}")


async def other() -> None:
    print("other: runs")


async def main() -> None:
    await asyncio.gather(order(), other())


asyncio.run(main())
