import asyncio


async def load(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if name == "prices":
        raise ConnectionError("prices: no answer")
    return f"data of {name}"


async def main() -> None:
    orders = asyncio.create_task(load("orders", 0.2))
    prices = asyncio.create_task(load("prices", 0.4))
    stock = asyncio.create_task(load("stock", 0.8))

    # Raises nothing, and gives sets of tasks, without an order.
    done, pending = await asyncio.wait(
        [orders, prices, stock], timeout=0.6
    )
    print(f"done: {len(done)}, pending: {len(pending)}")
    print(f"orders: {orders.result()}")
    print(f"prices failed: {prices.exception()}")
    print(f"stock is done: {stock.done()}")
    print(f"stock: {await stock}")


asyncio.run(main())
