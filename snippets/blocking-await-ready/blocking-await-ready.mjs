import { setTimeout as sleep } from "node:timers/promises";

function hold(delay) {
  const end = performance.now() + delay;
  while (performance.now() < end) {
    // computes; nothing else runs on this thread
  }
}

async function makePage(page) {
  hold(500);
  console.log(`page ${page} made`);
}

async function makeReport() {
  for (const page of [1, 2]) {
    await makePage(page); // has nothing to wait for
  }
}

async function answer() {
  await sleep(100);
  console.log("request answered");
}

console.log("started");
await Promise.all([answer(), makeReport()]);
