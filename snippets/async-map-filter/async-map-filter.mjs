import { setTimeout as sleep } from "node:timers/promises";

async function inStock(item) {
  await sleep(item.length * 100);
  return item !== "tea";
}

const items = ["coffee", "tea", "chocolate"];

const kept = items.filter((item) => inStock(item));
console.log(kept.join(", "));
