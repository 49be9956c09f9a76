import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  console.log(`${name} asked for`);
  await sleep(delay);
  console.log(`${name} loaded`);
  return `data of ${name}`;
}

// Each inner `await` ends before the next call.
const results = await Promise.all([
  await load("orders", 200),
  await load("prices", 100),
]);
console.log(results.join(", "));
