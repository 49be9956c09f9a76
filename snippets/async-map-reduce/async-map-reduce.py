import asyncio


async def apply(coupon: str, price: int) -> int:
    await asyncio.sleep(0.2)
    print(f"{coupon}: applied to {price}")
    return price // 2 if coupon == "half price" else price - 6


async def main() -> None:
    coupons = ["half price", "6 off"]

    price = 40
    for coupon in coupons:
        price = await apply(coupon, price)
    print(f"to pay: {price}")


asyncio.run(main())
