import { setTimeout as sleep } from "node:timers/promises";

async function load(page, delay) {
  await sleep(delay);
  if (page === "news") {
    throw new Error(`${page}: no answer`);
  }
  return `${page} loaded`;
}

// Has no loop over results: each load is shown by itself.
async function show(loading) {
  try {
    console.log(await loading);
  } catch (error) {
    console.log(`failed: ${error.message}`);
  }
}

console.log("loading");
const loads = [load("home", 700), load("news", 200)];
await Promise.all(loads.map(show));
console.log("end");
