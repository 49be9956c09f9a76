import { setTimeout as sleep } from "node:timers/promises";

async function apply(coupon, price) {
  await sleep(200);
  console.log(`${coupon}: applied to ${price}`);
  return coupon === "half price" ? price / 2 : price - 6;
}

const coupons = ["half price", "6 off"];

let price = 40;
for (const coupon of coupons) {
  price = await apply(coupon, price);
}
console.log(`to pay: ${price}`);
