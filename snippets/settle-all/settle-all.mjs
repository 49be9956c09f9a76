import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  await sleep(delay);
  if (name !== "orders") {
    throw new Error(`${name}: no answer`);
  }
  return `data of ${name}`;
}

console.log("loading");
const outcomes = await Promise.allSettled([
  load("orders", 500),
  load("prices", 200),
  load("stock", 300),
]);

for (const outcome of outcomes) {
  if (outcome.status === "rejected") {
    console.log(`failed: ${outcome.reason.message}`);
  } else {
    console.log(`loaded: ${outcome.value}`);
  }
}
