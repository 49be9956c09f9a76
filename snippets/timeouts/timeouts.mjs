import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay, signal) {
  await sleep(delay, undefined, { signal });
  return `data of ${name}`;
}

// A timer's error has the signal's reason as its cause; fetch's is it.
function expired({ aborted, reason }, error) {
  return aborted && (error === reason || error?.cause === reason);
}

async function show(name, delay) {
  const timeout = AbortSignal.timeout(300);
  try {
    const data = await load(name, delay, timeout);
    console.log(data);
  } catch (error) {
    if (!expired(timeout, error)) throw error; // somebody else's
    console.log(`${name}: no answer in time`);
  }
}

await show("orders", 100);
await show("prices", 900);
