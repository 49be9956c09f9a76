import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";

function tell(text) {
  const thread = isMainThread ? "main" : "another";
  console.log(`${text}: ${thread} thread`);
}

async function load(name, delay) {
  tell(`${name} asked for`);
  await sleep(delay);
  tell(`${name} arrived`);
}

await Promise.all([load("orders", 600), load("prices", 200)]);
