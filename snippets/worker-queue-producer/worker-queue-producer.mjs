import { setTimeout as sleep } from "node:timers/promises";

async function take(orders) {
  try {
    for (const order of ["tea", "milk", "rice"]) {
      await sleep(300);
      orders.enqueue(order);
    }
    orders.close(); // no more
  } catch (error) {
    orders.error(error);
    throw error;
  }
}

async function pack(orders) {
  for await (const order of orders) {
    console.log(`${order}: packing`);
    await sleep(750);
    console.log(`${order}: packed`);
  }
}

console.log("two workers wait for orders");
let queue;
const stream = new ReadableStream({
  start: (controller) => (queue = controller),
});
const orders = stream.values({ preventCancel: true });
await Promise.all([take(queue), pack(orders), pack(orders)]);
console.log("all are packed");
