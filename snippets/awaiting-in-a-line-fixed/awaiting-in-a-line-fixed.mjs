import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  if (name === "prices") {
    throw new Error(`${name}: no answer`);
  }
  return `data of ${name}`;
}

try {
  const orders = load("orders", 500);
  const prices = load("prices", 200);
  console.log("both are under way");
  const results = await Promise.all([orders, prices]);
  console.log(results[0]);
  console.log(results[1]);
} catch (error) {
  console.log(`caught: ${error.message}`);
}
