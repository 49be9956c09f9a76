import { promisify } from "node:util";

const prices = new Map([["tea", 3]]);

// The callback comes last, and takes the error first.
function askPrice(product, done) {
  if (prices.has(product)) {
    setTimeout(done, 100, null, prices.get(product));
  } else {
    setTimeout(done, 100, new Error(`no price for ${product}`));
  }
}

const loadPrice = promisify(askPrice);

console.log(`tea: ${await loadPrice("tea")}`);
try {
  console.log(`coffee: ${await loadPrice("coffee")}`);
} catch (error) {
  console.log(`coffee: ${error.message}`);
}
