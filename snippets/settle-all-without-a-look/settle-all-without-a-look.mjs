import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  if (name === "prices") {
    throw new Error("no answer");
  }
  return `data of ${name}`;
}

const [orders, prices] = await Promise.allSettled([
  load("orders", 200),
  load("prices", 100),
]);
console.log(`orders: ${orders.value}`);
console.log(`prices: ${prices.value}`); // rejected: has no value
