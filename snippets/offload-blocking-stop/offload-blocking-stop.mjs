import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, Worker, workerData } from "node:worker_threads";

function savePages(stop) {
  for (let page = 1; page <= 20; page++) {
    const end = performance.now() + 200;
    while (performance.now() < end); // stands for a saved page
    if (Atomics.load(stop, 0) === 1) return "stopped before the end";
  }
  return "saved them all";
}

async function main() {
  console.log("saving pages");
  const stop = new Int32Array(new SharedArrayBuffer(4)); // 0
  const worker = new Worker(import.meta.filename, { workerData: stop });
  const saving = once(worker, "message");
  await Promise.race([saving, sleep(500)]);
  console.log("asking it to stop");
  Atomics.store(stop, 0, 1);
  const [outcome] = await saving;
  console.log(outcome);
}

if (parentPort) {
  parentPort.postMessage(savePages(workerData));
} else {
  await main();
}
