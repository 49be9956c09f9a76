import { setTimeout as sleep } from "node:timers/promises";

async function drawScreen(signal) {
  await sleep(200, undefined, { signal });
  for (let frame = 1; ; frame++) {
    console.log(`screen: frame ${frame}`);
    await sleep(400, undefined, { signal });
  }
}

async function runJob() {
  for (const step of [1, 2, 3]) {
    await sleep(400);
    console.log(`job: step ${step} of 3`);
  }
}

const stop = new AbortController();
const screen = drawScreen(stop.signal);
await runJob();

stop.abort();
try {
  await screen;
} catch (error) {
  if (error.name !== "AbortError") throw error;
  console.log("screen: stopped");
}
