import asyncio
from asyncio import Future, InvalidStateError


async def main() -> None:
    loop = asyncio.get_running_loop()
    order: Future[str] = loop.create_future()

    print("waiting")
    try:
        async with asyncio.timeout(0.3):
            print(f"the order: {await order}")
    except TimeoutError:
        print("gave up")

    try:
        order.set_result("tea")
        print("settled late: no error")
    except InvalidStateError as error:
        print(f"settled late: {type(error).__name__}")


asyncio.run(main())
