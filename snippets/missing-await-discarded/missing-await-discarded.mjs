import { setTimeout as sleep } from "node:timers/promises";

async function save(order) {
  console.log(`saving ${order}`);
  await sleep(100);
  throw new Error("disk full");
}

function onOrder(order) {
  void save(order); // broken: this only silences the tools
}

onOrder("tea");
await sleep(600);
console.log("done");
