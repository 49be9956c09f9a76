import { setTimeout as sleep } from "node:timers/promises";

async function order(shop, delay) {
  await sleep(delay);
  if (shop === "Oslo") {
    throw new Error(`${shop}: no answer`);
  }
  console.log(`${shop}: ordered`);
  return `order at ${shop}`;
}

console.log("ordering");
const orders = [order("Oslo", 200), order("Rome", 700)];
try {
  // Rejects, if the first one does.
  console.log(`first: ${await Promise.race(orders)}`);
} catch (error) {
  console.log(`first failed: ${error.message}`);
}

// The loser goes on, and its effect happens.
await Promise.allSettled(orders);
console.log("end");
