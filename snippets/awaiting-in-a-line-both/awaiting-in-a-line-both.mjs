import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  throw new Error(`${name}: no answer`);
}

try {
  const orders = load("orders", 200);
  const prices = load("prices", 700);
  console.log("both are under way");
  console.log(await orders); // fails first
  console.log(await prices);
} catch (error) {
  console.log(`caught: ${error.message}`);
}
await sleep(800); // prices fail, too
console.log("end");
