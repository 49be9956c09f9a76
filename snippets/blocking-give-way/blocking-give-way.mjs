import { setImmediate as turn } from "node:timers/promises";

function hold(delay) {
  const end = performance.now() + delay;
  while (performance.now() < end) {
    // computes; nothing else runs on this thread
  }
}

async function makeReport({ giveWay }) {
  for (const page of [1, 2]) {
    hold(300);
    console.log(`page ${page} made`);
    if (giveWay) {
      await turn();
    }
  }
}

async function answer() {
  console.log("request answered");
}

console.log("holding on:");
await Promise.all([makeReport({ giveWay: false }), answer()]);

console.log("giving way:");
await Promise.all([makeReport({ giveWay: true }), answer()]);
