import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay, signal) {
  try {
    await sleep(delay, undefined, { signal });
    if (name === "prices") throw new Error("prices: no answer");
    console.log(`${name} loaded`);
  } finally {
    await sleep(200);
    console.log(`${name} closed`);
  }
}

console.log("loading");
const group = new AbortController();
const loads = [
  load("orders", 100, group.signal),
  load("prices", 600, group.signal),
  load("stock", 1400, group.signal),
];
try {
  await Promise.all(loads);
} catch (error) {
  group.abort();
  await Promise.allSettled(loads); // until each has ended
  console.log(`failed: ${error.message}`);
}
