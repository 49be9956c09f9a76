import { setTimeout as sleep } from "node:timers/promises";

async function askPrice(item) {
  await sleep(100);
  console.log(`the price of ${item} arrives`);
  return 4;
}

function loadPrice(item) {
  let price;

  function keep(found) {
    price = found;
  }

  askPrice(item).then(keep);
  return price;
}

const price = loadPrice("tea");
console.log(`tea costs ${price}`);
await sleep(500); // the program goes on
