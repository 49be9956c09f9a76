import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  console.log(`${name} loaded`);
}

console.log("one after the other:");
await load("orders", 400);
await load("prices", 200);
await load("stock", 600);

console.log("at the same time:");
await Promise.all([
  load("orders", 400),
  load("prices", 200),
  load("stock", 600),
]);
