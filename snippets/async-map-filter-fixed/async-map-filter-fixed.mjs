import { setTimeout as sleep } from "node:timers/promises";

async function inStock(item) {
  await sleep(item.length * 100);
  return item !== "tea";
}

const items = ["coffee", "tea", "chocolate"];

const answers = await Promise.all(items.map((item) => inStock(item)));
const kept = items.filter((item, index) => answers[index]);
console.log(kept.join(", "));
