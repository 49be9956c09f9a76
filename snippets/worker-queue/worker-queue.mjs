import { setTimeout as sleep } from "node:timers/promises";

// Chosen so that one worker finishes every 400 ms.
const delays = [1200, 400, 800, 1200, 1200];

async function worker(name, queue) {
  // Nothing else runs between the test and the shift.
  while (queue.length > 0) {
    const delay = queue.shift();
    console.log(`${name}: working for ${delay} ms`);
    await sleep(delay);
    console.log(`${name}: finished ${delay} ms`);
  }
}

const queue = [...delays];

const started = performance.now();
const workers = [];
for (let i = 0; i < 3; i++) {
  workers.push(worker(`worker-${i}`, queue));
}

await Promise.all(workers);

const elapsed = (performance.now() - started) / 1000;
const sum = delays.reduce((total, delay) => total + delay);
console.log(`sum of the delays: ${sum} ms`);
console.log(`elapsed: about ${elapsed.toFixed(0)} s`);
