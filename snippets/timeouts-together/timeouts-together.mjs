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
    await load("stock", 900, signal);
    console.log("report complete");
  } finally {
    console.log("connection closed");
  }
}

function expired({ aborted, reason }, error) {
  return aborted && (error === reason || error?.cause === reason);
}

const timeout = AbortSignal.timeout(1000);
try {
  await loadReport(timeout);
} catch (error) {
  if (!expired(timeout, error)) throw error;
  console.log("no report in time");
}
