import { setTimeout as sleep } from "node:timers/promises";

async function fetchData(name, delay) {
  console.log(`${name}: asked for`);
  await sleep(delay);
  console.log(`${name}: arrived`);
  return `data of ${name}`;
}

const orders = fetchData("orders", 500);
const prices = fetchData("prices", 100);

// One wait for both: meanwhile, each goes on by itself.
const results = await Promise.all([orders, prices]);
console.log(results[0]);
console.log(results[1]);
