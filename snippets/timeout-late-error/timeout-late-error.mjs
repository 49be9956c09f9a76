import { setTimeout as sleep } from "node:timers/promises";

async function store(signal) {
  try {
    await sleep(1000, undefined, { signal });
  } catch {
    // Time is up, and now this fails, with an error of its own.
    throw new DOMException("the disk does not answer", "TimeoutError");
  }
}

function expired({ aborted, reason }, error) {
  return aborted && (error === reason || error?.cause === reason);
}

const timeout = AbortSignal.timeout(300);
try {
  await store(timeout);
} catch (error) {
  if (expired(timeout, error)) {
    console.log("taken for our limit");
  } else {
    console.log(`not ours: ${error.message}`);
  }
}
