import asyncio


async def main() -> None:
    loop = asyncio.get_running_loop()
    turn, due = 0, loop.time()
    print("every 0.5 s")
    while turn < 3:
        turn += 1
        due += 0.5
        late = loop.time() > due
        await asyncio.sleep(due - loop.time())
        how = "at once" if late else "after a pause"
        print(f"stock {turn}: {how}")
        if turn == 1:
            await asyncio.sleep(1.05)  # slow: misses two beats


asyncio.run(main())
