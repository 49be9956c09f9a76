import asyncio


async def send_mail() -> None:
    try:
        await asyncio.sleep(1)
        print("mail sent")
    finally:
        print("mail closed")


async def main() -> None:
    background = {asyncio.create_task(send_mail())}
    await asyncio.sleep(0.1)
    print(f"end, {len(background)} under way")


asyncio.run(main())
