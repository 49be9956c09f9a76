import { setTimeout as sleep } from "node:timers/promises";

const numbers = new Map([["Ada", 7]]);
const prices = new Map([[7, [12, 30]]]);

async function findCustomer(name) {
  await sleep(100);
  return numbers.get(name);
}

async function loadOrders(number) {
  await sleep(100);
  return prices.get(number);
}

async function addUp(orders) {
  await sleep(100);
  return orders.reduce((sum, price) => sum + price, 0);
}

console.log("asking for the total");
const number = await findCustomer("Ada");
console.log(`customer: ${number}`);
const orders = await loadOrders(number);
console.log(`orders: ${orders.length}`);
const total = await addUp(orders);
console.log(`total: ${total}`);
