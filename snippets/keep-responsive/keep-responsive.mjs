import { setTimeout as sleep } from "node:timers/promises";

async function drawScreen(signal) {
  await sleep(400);
  for (let frame = 1; !signal.aborted; frame++) {
    console.log(`screen: frame ${frame}`);
    await sleep(800);
  }
  console.log("screen: stopped");
}

async function runJob(finished) {
  try {
    for (const step of [1, 2]) {
      await sleep(800);
      console.log(`job: step ${step} of 2`);
    }
  } finally {
    finished.abort(); // also when a step fails
  }
}

console.log("job: started");
const finished = new AbortController();
await Promise.all([drawScreen(finished.signal), runJob(finished)]);
