import { setTimeout as sleep } from "node:timers/promises";

async function askPrice() {
  await sleep(100);
  return 4;
}

async function countStock() {
  return 0; // none left; it has nothing to wait for
}

const price = askPrice();
const stock = countStock();
console.log(price);
console.log(stock);
if (stock) {
  console.log("in stock, says the if");
}
console.log(await Promise.all([price, stock]));
