import { setTimeout as sleep } from "node:timers/promises";

async function askPrice(item) {
  await sleep(100);
  console.log(`the price of ${item} arrives`);
  return 4;
}

async function loadPrice(item) {
  const price = await askPrice(item);
  return price;
}

const price = await loadPrice("tea");
console.log(`tea costs ${price}`);
await sleep(500); // the program goes on
