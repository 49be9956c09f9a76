import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay, signal) {
  await sleep(delay, undefined, { signal });
  console.log(`${name} loaded`);
}

async function loadReport(signal) {
  console.log("connection opened");
  try {
    await load("orders", 200, signal);
    await load("prices", 200, signal);
    await load("stock", 400, signal);
    console.log("report complete");
  } finally {
    console.log("connection closed");
  }
}

const timeout = AbortSignal.timeout(600);
try {
  await loadReport(timeout);
} catch (error) {
  if (!timeout.aborted) throw error;
  console.log("no report in time");
}
