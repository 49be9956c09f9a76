import asyncio

background: set[asyncio.Task[None]] = set()


async def send_mail(order: int, delay: float) -> None:
    try:
        await asyncio.sleep(delay)
        if order == 8:
            raise ConnectionError("mail server is down")
        print(f"order {order}: mail sent")
    except Exception as error:
        # Nobody else hears of it.
        print(f"order {order}: {error}")


def take_order(order: int, delay: float) -> None:
    mail = asyncio.create_task(send_mail(order, delay))
    background.add(mail)  # else it may vanish
    mail.add_done_callback(background.discard)
    print(f"order {order}: taken")


async def main() -> None:
    take_order(7, 1.0)
    take_order(8, 0.4)
    await asyncio.gather(*background)
    print("end")


asyncio.run(main())
