import { setTimeout as sleep } from "node:timers/promises";

async function priceTag(item) {
  const price = item.length; // a coin a letter
  await sleep(price * 100);
  console.log(`price of ${item} found`);
  return `${item}: ${price}`;
}

const items = ["coffee", "tea", "chocolate"];

const tags = await Promise.all(items.map((item) => priceTag(item)));
console.log(tags.join(", "));
