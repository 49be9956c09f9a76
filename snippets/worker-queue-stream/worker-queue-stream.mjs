import { setTimeout as sleep } from "node:timers/promises";

async function pack(orders) {
  for await (const order of orders) {
    await sleep(order === "tea" ? 400 : 800);
    if (order === "tea") throw new Error("tea: out of stock");
    console.log(`${order}: packed`);
  }
}

console.log("two workers, three orders");
const stream = ReadableStream.from(["tea", "milk", "rice"]);
const orders = stream.values({ preventCancel: true });
try {
  await Promise.all([pack(orders), pack(orders)]);
} catch (error) {
  console.log(`caught: ${error.message}`);
}
