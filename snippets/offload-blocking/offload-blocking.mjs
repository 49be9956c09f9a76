import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, Worker, workerData } from "node:worker_threads";

function buildReport(month) {
  const end = performance.now() + 1200;
  while (performance.now() < end) {
    // stands for any call that blocks its thread
  }
  return `report for ${month}`;
}

async function answerVisitors() {
  for (const visitor of ["Ada", "Ben"]) {
    await sleep(400);
    console.log(`answered ${visitor}`);
  }
}

async function main() {
  console.log("building the report");
  const worker = new Worker(import.meta.filename, {
    workerData: "May",
  });
  const building = once(worker, "message");
  const [[report]] = await Promise.all([building, answerVisitors()]);
  console.log(`built the ${report}`);
}

// The worker runs this file, too: it must only build the report.
if (parentPort) {
  parentPort.postMessage(buildReport(workerData));
} else {
  await main();
}
