import asyncio


async def ask_price() -> int:
    await asyncio.sleep(0.1)
    return 4


async def count_stock() -> int:
    return 0  # none left; it has nothing to wait for


async def main() -> None:
    price = ask_price()
    stock = count_stock()
    print(price)
    print(stock)
    if stock:
        print("in stock, says the if")
    print(await asyncio.gather(price, stock))


asyncio.run(main())
