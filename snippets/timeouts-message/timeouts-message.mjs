import { setTimeout as sleep } from "node:timers/promises";

async function loadPrices(signal) {
  await sleep(1500, undefined, { signal });
}

const timeout = AbortSignal.timeout(500);
try {
  await loadPrices(timeout);
} catch (error) {
  const { name, message, cause } = error;
  console.log(`${name}: ${message}`);
  console.log(`${cause.name}: ${cause.message}`);
}
