import { setTimeout as sleep } from "node:timers/promises";

async function loadPrices(signal) {
  try {
    await sleep(1000, undefined, { signal });
  } catch {
    // Broken: what is cancelled must end, and not go on.
    console.log("told to stop");
  }
  await sleep(300, undefined, { signal });
  console.log("went on all the same");
}

const timeout = AbortSignal.timeout(300);
try {
  await loadPrices(timeout);
  console.log("done: no timeout");
} catch (error) {
  const { aborted, reason } = timeout;
  const ours = error === reason || error?.cause === reason;
  if (!aborted || !ours) throw error;
  console.log("no answer in time");
}
