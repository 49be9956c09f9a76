import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread, Worker } from "node:worker_threads";

function saveOrders() {
  const end = performance.now() + 1000;
  while (performance.now() < end); // stands for any call that blocks
  console.log("orders saved");
}

async function main() {
  console.log("saving orders");
  const worker = new Worker(import.meta.filename);
  const signal = AbortSignal.timeout(500);
  try {
    await once(worker, "exit", { signal });
  } catch (error) {
    if (!signal.aborted || error.cause !== signal.reason) throw error;
    await worker.terminate(); // in the middle of its JavaScript
    console.log("given up");
  }
  await sleep(1000);
  console.log("end");
}

if (isMainThread) {
  await main();
} else {
  saveOrders();
}
