import { setTimeout as sleep } from "node:timers/promises";

async function pack(orders) {
  while (orders.length > 0) {
    const order = orders.shift();
    await sleep(order === "tea" ? 400 : 800);
    if (order === "tea") throw new Error("tea: out of stock");
    console.log(`${order}: packed`);
  }
}

console.log("two workers, three orders");
const orders = ["tea", "milk", "rice"];
try {
  await Promise.all([pack(orders), pack(orders)]);
} catch (error) {
  console.log(`caught: ${error.message}`);
}
