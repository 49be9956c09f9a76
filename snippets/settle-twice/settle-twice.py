import asyncio
from asyncio import Future, InvalidStateError


async def main() -> None:
    loop = asyncio.get_running_loop()
    order: Future[str] = loop.create_future()

    order.set_result("tea")
    try:
        order.set_result("coffee")
        print("settled again: no error")
    except InvalidStateError as error:
        print(f"settled again: {type(error).__name__}")

    print(f"the order: {await order}")


asyncio.run(main())
