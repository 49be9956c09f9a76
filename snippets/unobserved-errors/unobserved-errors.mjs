import { setTimeout as sleep } from "node:timers/promises";

async function save(order) {
  await sleep(100);
  throw new Error(`${order}: disk full`);
}

async function pack(order) {
  console.log(`packing ${order}`);
  await sleep(600);
}

const jobs = [];
try {
  console.log("saving tea");
  jobs.push(save("tea"));
  await pack("tea");
} catch (error) {
  console.log(`not saved: ${error.message}`);
}
console.log("end");
