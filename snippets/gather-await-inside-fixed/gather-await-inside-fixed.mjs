import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay) {
  console.log(`${name} asked for`);
  await sleep(delay);
  console.log(`${name} loaded`);
  return `data of ${name}`;
}

const results = await Promise.all([
  load("orders", 200),
  load("prices", 100),
]);
console.log(results.join(", "));
