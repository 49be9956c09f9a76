import { setTimeout as sleep } from "node:timers/promises";

async function countStock(signal) {
  const end = performance.now() + 400;
  while (performance.now() < end) {
    // computes: no limit reaches it
  }
  console.log("held to the end");
  await sleep(600, undefined, { signal }); // the first chance to stop
  console.log("counted");
}

const timeout = AbortSignal.timeout(100);
try {
  await countStock(timeout);
} catch (error) {
  const { aborted, reason } = timeout;
  const ours = error === reason || error?.cause === reason;
  if (!aborted || !ours) throw error;
  console.log("no answer in time");
}
