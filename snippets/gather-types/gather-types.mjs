import { setTimeout as sleep } from "node:timers/promises";

async function findCustomer(number) {
  await sleep(200);
  return `customer ${number}`;
}

async function countOrders(number) {
  await sleep(100);
  return number + 5;
}

const [customer, orders] = await Promise.all([
  findCustomer(7),
  countOrders(7),
]);
console.log(`${customer} has ${orders} orders`);
