import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  console.log(`${name} loaded`);
  return `data of ${name}`;
}

console.log("one after the other:");
let started = performance.now();
await load("orders", 500);
await load("prices", 200);
await load("stock", 300);
const sequential = performance.now() - started;

console.log("all at once:");
started = performance.now();
const results = await Promise.all([
  load("orders", 500),
  load("prices", 200),
  load("stock", 300),
]);
const concurrent = performance.now() - started;

console.log(results.join(", "));
console.log(`${(sequential / concurrent).toFixed(0)} times as fast`);
