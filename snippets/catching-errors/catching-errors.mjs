import { setTimeout as sleep } from "node:timers/promises";

const prices = { tea: 4, cake: 3 };

async function loadPrice(item) {
  console.log(`loading ${item}`);
  await sleep(100);
  if (!Object.hasOwn(prices, item)) {
    throw new RangeError(`no price for ${item}`);
  }
  return prices[item];
}

async function total(items) {
  let amount = 0;
  for (const item of items) {
    amount += await loadPrice(item); // an error passes through
  }
  return amount;
}

for (const drink of ["tea", "juice"]) {
  try {
    const amount = await total([drink, "cake"]);
    console.log(`total: ${amount}`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.log(`no total: ${error.message}`);
  }
}
console.log("done");
