import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread, Worker } from "node:worker_threads";

function saveOrders() {
  const end = performance.now() + 800;
  while (performance.now() < end); // stands for any call that blocks
  console.log("orders saved");
}

async function main() {
  console.log("saving orders");
  const saving = once(new Worker(import.meta.filename), "exit");
  await Promise.race([saving, sleep(400)]);
  console.log("main ends");
}

if (isMainThread) {
  await main();
} else {
  saveOrders();
}
