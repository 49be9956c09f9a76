import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  if (name !== "stock") {
    console.log(`${name} failed`);
    throw new Error(`${name}: no answer`);
  }
  console.log(`${name} loaded`);
  return `data of ${name}`;
}

try {
  const results = await Promise.all([
    load("orders", 700),
    load("prices", 400),
    load("stock", 100),
  ]);
  console.log(results.join(", "));
} catch (error) {
  console.log(`caught: ${error.message}`);
}

// Does anything tell of the other failure?
await sleep(600);
console.log("end");
