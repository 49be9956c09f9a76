import asyncio
from asyncio import Future


def new_order() -> Future[str]:
    return asyncio.get_running_loop().create_future()


def state(order: Future[str]) -> str:
    if not order.done():
        return "pending"
    if order.cancelled():
        return "cancelled"
    if error := order.exception():
        return f"error ({error})"
    return f"value ({order.result()})"


async def main() -> None:
    tea = new_order()
    coffee = new_order()
    cocoa = new_order()
    print(f"tea: {state(tea)}")

    tea.set_result("two cups")
    coffee.set_exception(RuntimeError("no beans"))
    cocoa.cancel()

    print(f"tea: {state(tea)}")
    print(f"coffee: {state(coffee)}")
    print(f"cocoa: {state(cocoa)}")


asyncio.run(main())
