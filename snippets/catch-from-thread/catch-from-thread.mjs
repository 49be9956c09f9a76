import { once } from "node:events";
import { isMainThread, Worker, workerData } from "node:worker_threads";

function resize(photo) {
  throw new Error(`${photo} is broken`);
}

if (isMainThread) {
  console.log("resizing");
  const file = new URL(import.meta.url);
  const worker = new Worker(file, { workerData: "photo 7" });
  try {
    console.log(await once(worker, "message"));
  } catch (error) {
    console.log(`caught: ${error.message}`);
  }
} else {
  resize(workerData);
}
