import { once } from "node:events";
import { isMainThread, Worker, workerData } from "node:worker_threads";

function addCake(order) {
  order.push("cake");
}

async function main() {
  const order = ["tea"];
  await once(
    new Worker(import.meta.filename, { workerData: order }),
    "exit",
  );
  console.log(`order: ${order.join(", ")}`);
}

if (isMainThread) {
  await main();
} else {
  addCake(workerData);
}
