import { setTimeout as sleep } from "node:timers/promises";

async function tick() {
  for (const number of [1, 2]) {
    await sleep(500);
    console.log(`tick ${number}`);
  }
}

async function exportOrders() {
  console.log("export: start");
  await sleep(100); // loads the orders
  const end = performance.now() + 1300;
  while (performance.now() < end); // any call that blocks or computes
  console.log("export: done");
}

await Promise.all([exportOrders(), tick()]);
