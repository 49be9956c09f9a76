import { setTimeout as sleep } from "node:timers/promises";

async function load(name, signal) {
  await sleep(500, undefined, { signal });
  return `data of ${name}`;
}

const stop = new AbortController();
const loads = Promise.allSettled([
  load("orders"),
  load("prices", stop.signal),
]);
await sleep(100);
stop.abort();

const [orders, prices] = await loads;
console.log(`orders: ${orders.value}`);
console.log(`prices: ${prices.status}, ${prices.reason.name}`);
console.log(`an Error: ${prices.reason instanceof Error}`);
