import { setTimeout as sleep } from "node:timers/promises";

async function fetchData(name, delay) {
  console.log(`${name}: asked for`);
  await sleep(delay);
  console.log(`${name}: arrived`);
  return `data of ${name}`;
}

const orders = fetchData("orders", 300);
const prices = fetchData("prices", 100);

// Both are on their way: each await only collects a result.
const first = await orders;
const second = await prices;
console.log(first);
console.log(second);
