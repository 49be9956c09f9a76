import { setTimeout as sleep } from "node:timers/promises";

async function save(order) {
  await sleep(100);
  throw new Error(`${order}: disk full`);
}

function report(reason) {
  const error = reason?.message ?? reason; // some throw a string
  console.log(`nobody saw: ${error}`);
}

process.on("unhandledRejection", report);
console.log("saving tea");
void save("tea");
await sleep(600);
console.log("end");
