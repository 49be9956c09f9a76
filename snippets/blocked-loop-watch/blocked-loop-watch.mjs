import { setTimeout as sleep } from "node:timers/promises";

function hold(delay) {
  const end = performance.now() + delay;
  while (performance.now() < end); // any call that blocks or computes
}

async function watch() {
  // In a service: for ever.
  for (let turn = 0; turn < 2; turn++) {
    const start = performance.now();
    await sleep(100);
    const late = performance.now() - start - 100;
    if (late > 600) {
      console.log("held for more than 0.6 s");
    }
  }
}

async function exportOrders() {
  console.log("export: start");
  hold(1200);
  console.log("export: done");
}

await Promise.all([watch(), exportOrders()]);
