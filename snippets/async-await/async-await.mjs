import { setTimeout as sleep } from "node:timers/promises";

class NoOrderError extends Error {}

const orders = new Map([[7, "tea"]]);

async function findOrder(number, delay) {
  await sleep(delay);
  if (!orders.has(number)) {
    throw new NoOrderError(`no order ${number}`);
  }
  return `order ${number} is ${orders.get(number)}`;
}

async function showOrder(number, delay) {
  console.log(`asking for order ${number}`);
  try {
    const order = await findOrder(number, delay);
    console.log(`success: ${order}`);
  } catch (error) {
    if (!(error instanceof NoOrderError)) throw error;
    console.log(`failure: ${error.message}`);
  }
}

await showOrder(7, 200);
await showOrder(8, 400);
