import { setTimeout as sleep } from "node:timers/promises";

async function load() {
  console.log("loading");
  await sleep(100);
  return "tea";
}

const loading = load();
console.log(`first: ${await loading}`);
console.log(`second: ${await loading}`);
