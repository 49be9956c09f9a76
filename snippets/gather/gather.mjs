import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  console.log(`${name} loaded`);
  return `data of ${name}`;
}

console.log("loading all at once");
const started = performance.now();
const results = await Promise.all([
  load("orders", 1000),
  load("prices", 200),
  load("stock", 600),
]);
const elapsed = (performance.now() - started) / 1000;

console.log(results.join(", "));
console.log(`elapsed: about ${elapsed.toFixed(0)} s`);
