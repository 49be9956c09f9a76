import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  if (name === "prices") {
    throw new Error("prices: no answer");
  }
  console.log(`${name} loaded`);
  return `data of ${name}`;
}

try {
  const results = await Promise.all([
    load("orders", 100),
    load("prices", 200),
    load("stock", 400),
  ]);
  console.log(results.join(", "));
} catch (error) {
  console.log(`failed: ${error.message}`);
}

// Is anything still under way?
await sleep(400);
console.log("end");
