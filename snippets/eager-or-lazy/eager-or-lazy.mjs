import { setTimeout as sleep } from "node:timers/promises";

async function load() {
  console.log("loading starts");
  await sleep(100);
  console.log("loading ends");
  return "tea";
}

console.log("calling");
const loading = load();
console.log(`called: ${loading.constructor.name}`);

// Nobody awaits it yet. Does it run? (If it failed now, Node.js
// would end the program.)
await sleep(400);
console.log("awaiting");
console.log(`loaded: ${await loading}`);
