import { setTimeout as sleep } from "node:timers/promises";

function hold(delay) {
  const end = performance.now() + delay;
  while (performance.now() < end) {
    // nothing else can run on this thread
  }
}

async function brewBlocking(name, delay) {
  console.log(`${name}: start`);
  hold(delay);
  console.log(`${name}: done`);
}

async function brew(name, delay) {
  console.log(`${name}: start`);
  await sleep(delay);
  console.log(`${name}: done`);
}

console.log("blocking:");
await Promise.all([
  brewBlocking("tea", 200),
  brewBlocking("coffee", 400),
]);

console.log("non-blocking:");
await Promise.all([brew("tea", 200), brew("coffee", 400)]);
