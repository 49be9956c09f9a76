import { setTimeout as sleep } from "node:timers/promises";

async function load(name, delay, signal) {
  await sleep(delay, undefined, { signal });
  return `data of ${name}`;
}

async function show(name, delay) {
  const timeout = AbortSignal.timeout(300);
  try {
    console.log(await load(name, delay, timeout));
  } catch (error) {
    if (!timeout.aborted) throw error;
    console.log(`${name}: no answer in time`);
  }
}

await show("orders", 100);
await show("prices", 600);
