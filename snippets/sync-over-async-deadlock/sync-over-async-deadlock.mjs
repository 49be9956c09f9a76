import { setTimeout as sleep } from "node:timers/promises";

async function load() {
  await sleep(100);
  // To go on here, it needs the one thread.
  console.log("orders loaded");
}

async function main() {
  console.log("loading orders");
  let done = false;
  const loading = load().then(() => (done = true));

  // This blocks the one thread. Without a limit: for ever.
  const end = performance.now() + 400;
  while (!done && performance.now() < end);
  console.log(done ? "done" : "not done after 0.4 s");

  await loading; // the thread is free again
}

await main();
