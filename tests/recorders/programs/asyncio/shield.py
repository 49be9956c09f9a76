import asyncio


async def save():
    await asyncio.sleep(0.3)
    print("saved")
    return "saved"


async def main():
    saving = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(saving), 0.1)
    except TimeoutError:
        print("impatient", saving.cancelled())
    print(await saving)

    async def guard():
        await asyncio.shield(saving2)

    saving2 = asyncio.create_task(save())
    guarding = asyncio.create_task(guard())
    await asyncio.sleep(0.1)
    guarding.cancel()
    print(await asyncio.gather(guarding, saving2, return_exceptions=True))


asyncio.run(main())
