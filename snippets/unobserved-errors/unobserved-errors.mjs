import { setTimeout as sleep } from "node:timers/promises";

async function save(order) {
  await sleep(100);
  throw new Error(`${order}: disk full`);
}

console.log("saving tea");
void save("tea");

// It fails meanwhile, and nobody awaits it.
await sleep(600);
console.log("other work done");
console.log("end");
