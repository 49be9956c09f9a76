import { setTimeout as sleep } from "node:timers/promises";

function limitTo(room) {
  const line = [];
  return async (work) => {
    if (room > 0) room -= 1;
    else await new Promise((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      const enter = line.shift(); // whoever waits longest
      if (enter) enter();
      else room += 1;
    }
  };
}

function load(name, limit) {
  return limit(async () => {
    await sleep(400);
    if (name === "orders") throw new Error("orders: no answer");
    console.log(`${name}: loaded`);
  });
}

console.log("two loads, one at once");
const limit = limitTo(1);
try {
  await Promise.all([load("orders", limit), load("prices", limit)]);
} catch (error) {
  console.log(`caught: ${error.message}`);
}
await sleep(800);
