import { setTimeout as sleep } from "node:timers/promises";

function close(name) {
  if (name === "prices") throw new Error("not closed");
}

async function load(name, signal) {
  try {
    await sleep(name === "orders" ? 100 : 1200, undefined, { signal });
    // Not our limit.
    throw new DOMException("network is down", "TimeoutError");
  } finally {
    close(name);
  }
}

async function show(name) {
  const timeout = AbortSignal.timeout(600);
  try {
    await load(name, timeout);
  } catch (error) {
    const { aborted, reason } = timeout;
    const ours = error === reason || error?.cause === reason;
    if (!aborted || !ours) throw error;
    console.log(`${name}: no answer in time`);
  }
}

for (const name of ["orders", "prices", "stock"]) {
  try {
    await show(name);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}
