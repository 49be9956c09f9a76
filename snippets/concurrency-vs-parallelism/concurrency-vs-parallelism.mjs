import { once } from "node:events";
import { parentPort, Worker, workerData } from "node:worker_threads";

function isPrime(n) {
  for (let d = 2; d * d <= n; d++) {
    if (n % d === 0) return false;
  }
  return true;
}

function countPrimes(start, stop, arrived) {
  let primes = 0;
  for (let n = start; n < stop; n++) {
    if (n === Math.floor((start + stop) / 2)) {
      // Holds this thread until the other worker is here, too.
      Atomics.add(arrived, 0, 1);
      Atomics.notify(arrived, 0);
      const met = Atomics.wait(arrived, 0, 1, 10_000);
      if (met === "timed-out") throw new Error("nobody came");
    }
    if (isPrime(n)) primes++;
  }
  return primes;
}

function runWorker(...workerData) {
  const worker = new Worker(new URL(import.meta.url), { workerData });
  return once(worker, "message");
}

// The workers run this file, too: they must only count.
if (parentPort) {
  parentPort.postMessage(countPrimes(...workerData));
} else {
  console.log("two workers count");
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const halves = [
    runWorker(2, 10_000, arrived),
    runWorker(10_000, 20_000, arrived),
  ];
  console.log("the main thread is free");
  const [[first], [second]] = await Promise.all(halves);
  console.log("both were under way at once");
  console.log(`primes below 20000: ${first + second}`);
}
