import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import {
  isMainThread,
  parentPort,
  threadId,
  Worker,
} from "node:worker_threads";

async function prepare(name, delay) {
  for (const step of [1, 2]) {
    await sleep(delay);
    console.log(`${name}: step ${step}`);
  }
}

function isPrime(n) {
  for (let d = 2; d * d <= n; d++) {
    if (n % d === 0) return false;
  }
  return true;
}

function countPrimes(limit) {
  let primes = 0;
  for (let n = 2; n < limit; n++) {
    if (isPrime(n)) primes++;
  }
  return { primes, place: threadId };
}

// The second thread runs this file too: it must only count.
if (!isMainThread) {
  parentPort.postMessage(countPrimes(20_000));
} else {
  console.log("concurrency: two tasks take turns");
  await Promise.all([prepare("tea", 200), prepare("toast", 300)]);

  console.log("parallelism: a second worker computes");
  const worker = new Worker(new URL(import.meta.url));
  const [{ primes, place }] = await once(worker, "message");
  console.log(`primes below 20000: ${primes}`);
  console.log(`counted elsewhere: ${place === threadId ? "no" : "yes"}`);
}
