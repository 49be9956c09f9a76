import asyncio


async def ask_state(turn: int) -> str:
    await asyncio.sleep(0.1)
    return "packed" if turn == 3 else "open"


async def wait_until_packed(pause: float) -> None:
    turn = 1
    while True:
        state = await ask_state(turn)
        print(f"turn {turn}: {state}")
        if state == "packed":
            return
        await asyncio.sleep(pause)
        turn += 1


async def main() -> None:
    print("order sent")
    await asyncio.sleep(0.5)
    await wait_until_packed(0.3)


asyncio.run(main())
