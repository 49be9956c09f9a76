import { setTimeout as sleep } from "node:timers/promises";

// Chosen so that exactly one worker finishes in every tenth.
const delays = [3, 1, 2, 4, 5, 1, 2, 5, 2, 4, 1, 5, 2, 2, 3, 4, 4, 1, 3, 3];

async function worker(name, queue) {
  // Nothing else runs between the test and the shift.
  while (queue.length > 0) {
    const tenths = queue.shift();
    console.log(`${name}: working for ${tenths} tenths`);
    await sleep(tenths * 100);
    console.log(`${name}: finished ${tenths} tenths`);
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
const sum = delays.reduce((total, tenths) => total + tenths) / 10;
console.log(`sum of the delays: ${sum.toFixed(0)} s`);
console.log(`elapsed: ${elapsed.toFixed(0)} s`);
