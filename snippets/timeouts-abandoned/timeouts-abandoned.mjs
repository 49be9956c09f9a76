import { setTimeout as sleep } from "node:timers/promises";

async function save(name, signal) {
  console.log(`${name}: saving`);
  try {
    await sleep(700, undefined, { signal });
    console.log(`${name}: saved`);
  } catch (error) {
    if (signal?.aborted) console.log(`${name}: stopped`);
    throw error;
  }
}

function expired({ aborted, reason }, error) {
  return aborted && (error === reason || error?.cause === reason);
}

// Stop waiting: the work goes on.
const orders = save("orders");
const first = await Promise.race([orders, sleep(200, "timeout")]);
if (first === "timeout") {
  console.log("orders: gave up waiting");
}
await orders; // it went on meanwhile

// Stop the work itself.
const timeout = AbortSignal.timeout(200);
try {
  await save("prices", timeout);
} catch (error) {
  if (!expired(timeout, error)) throw error;
  console.log("prices: gave up waiting");
}
await sleep(700);
