import { setTimeout as sleep } from "node:timers/promises";

async function exportOrders(signal) {
  console.log("export started");
  try {
    for (let page = 1; page < 100; page += 1) {
      await sleep(700, undefined, { signal });
      console.log(`page ${page} exported`);
    }
  } finally {
    console.log("file closed");
  }
}

const controller = new AbortController();
setTimeout(() => controller.abort(), 1050); // somebody presses Stop
try {
  await exportOrders(controller.signal);
} catch (error) {
  if (!controller.signal.aborted || error.name !== "AbortError")
    throw error;
  console.log("export stopped");
}
