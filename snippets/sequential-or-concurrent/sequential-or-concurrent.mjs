import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  console.log(`${name} loaded`);
}

console.log("one after the other:");
await load("orders", 300);
await load("prices", 200);
await load("stock", 400);

console.log("at the same time:");
await Promise.all([
  load("orders", 300),
  load("prices", 200),
  load("stock", 400),
]);
