import asyncio
from collections.abc import Callable


class Button:
    def __init__(self) -> None:
        self.listeners: list[Callable[[str], object]] = []

    def click(self, label: str) -> None:
        for listener in self.listeners.copy():
            listener(label)


async def next_click(button: Button) -> str:
    loop = asyncio.get_running_loop()
    clicked: asyncio.Future[str] = loop.create_future()

    def on_click(label: str) -> None:
        if not clicked.done():
            clicked.set_result(label)

    button.listeners.append(on_click)
    try:
        return await clicked
    finally:
        button.listeners.remove(on_click)


async def main() -> None:
    button = Button()
    button.click("too early")  # nobody listens yet
    asyncio.get_running_loop().call_later(0.3, button.click, "buy")
    print(f"clicked: {await next_click(button)}")
    print(f"listeners: {len(button.listeners)}")


asyncio.run(main())
