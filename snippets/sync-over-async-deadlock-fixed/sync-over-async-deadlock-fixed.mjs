import { setTimeout as sleep } from "node:timers/promises";

async function load() {
  await sleep(100);
  // To go on here, it needs the one thread.
  console.log("orders loaded");
}

async function main() {
  console.log("loading orders");

  // This leaves the one thread free.
  await load();
  console.log("done");
}

await main();
