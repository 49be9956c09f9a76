import asyncio


async def load_orders() -> list[str]:
    await asyncio.sleep(0.2)
    return ["tea", "cake"]


# An ordinary function: it cannot await, so it blocks.
def count_orders() -> int:
    orders = asyncio.run(load_orders())
    return len(orders)


print("counting the orders")
print(f"orders: {count_orders()}")
