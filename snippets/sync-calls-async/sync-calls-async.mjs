import { setTimeout as sleep } from "node:timers/promises";
import * as threads from "node:worker_threads";

async function loadOrders() {
  await sleep(200);
  return ["tea", "cake"];
}

// An ordinary function: it cannot await, so it blocks.
function countOrders() {
  const { port1, port2: port } = new threads.MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4)); // 0
  const workerData = { done, port };
  const options = { workerData, transferList: [port] };
  new threads.Worker(import.meta.filename, options);
  // Holds this thread until it is no longer 0.
  const waited = Atomics.wait(done, 0, 0, 10_000);
  if (waited === "timed-out") throw new Error("no answer");
  const { message } = threads.receiveMessageOnPort(port1);
  if (message.status === "rejected") throw message.reason;
  return message.value.length;
}

if (threads.isMainThread) {
  console.log("counting the orders");
  console.log(`orders: ${countOrders()}`);
} else {
  const { done, port } = threads.workerData;
  const [outcome] = await Promise.allSettled([loadOrders()]);
  port.postMessage(outcome);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
