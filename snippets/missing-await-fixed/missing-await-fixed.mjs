import { setTimeout as sleep } from "node:timers/promises";

const orders = [];

async function save(order) {
  await sleep(500);
  orders.push(order);
  console.log(`${order} saved`);
}

async function count() {
  await sleep(500);
  return orders.length;
}

await save("tea");
console.log(`orders: ${await count()}`);
console.log("done");
