import asyncio


async def send(name: str, turn: asyncio.Lock) -> None:
    async with turn:  # one passes every 0.3 s
        await asyncio.sleep(0.3)
    print(f"{name}: sent")
    await asyncio.sleep(0.9)
    print(f"{name}: answered")


async def main() -> None:
    print("one request every 0.3 s")
    turn = asyncio.Lock()
    await asyncio.gather(
        send("tea", turn), send("milk", turn), send("rice", turn)
    )


asyncio.run(main())
