import asyncio

stock = []


async def buy(condition, name, many):
    async with condition:
        await condition.wait_for(lambda: len(stock) >= many)
        print(name, "takes", [stock.pop() for _ in range(many)])


async def idle(condition, name):
    async with condition:
        await condition.wait()
        print(name, "was told")


async def main():
    condition = asyncio.Condition()
    buyers = [
        asyncio.create_task(buy(condition, "big", 2)),
        asyncio.create_task(buy(condition, "small", 1)),
        asyncio.create_task(idle(condition, "idle")),
    ]
    for n in range(3):
        await asyncio.sleep(0.1)
        async with condition:
            stock.append(n)
            condition.notify_all()
    await asyncio.wait(buyers)
    sleepers = [asyncio.create_task(idle(condition, n)) for n in "abc"]
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify(2)
    await asyncio.sleep(0.1)
    print([sleeper.done() for sleeper in sleepers])


asyncio.run(main())
