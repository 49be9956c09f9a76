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
    load("prices", 100),
    load("stock", 400),
  ]);
  console.log(results.join(", "));
} catch (error) {
  console.log(`failed: ${error.message}`);
}
console.log("end");
// A timer is still set: Node.js stays until it has fired.
