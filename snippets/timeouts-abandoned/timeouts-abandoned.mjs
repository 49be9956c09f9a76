import { setTimeout as sleep } from "node:timers/promises";

async function save(name, signal) {
  try {
    await sleep(400, undefined, { signal });
    console.log(`${name} saved`);
  } catch (error) {
    console.log(`${name} stopped`);
    throw error;
  }
}

// Stop waiting: the work goes on.
const timer = sleep(200, "timeout");
const first = await Promise.race([save("orders"), timer]);
if (first === "timeout") {
  console.log("orders: gave up waiting");
}
await sleep(400);

// Stop the work itself.
const timeout = AbortSignal.timeout(200);
try {
  await save("prices", timeout);
} catch (error) {
  if (!timeout.aborted) throw error;
  console.log("prices: gave up waiting");
}
await sleep(400);
