import { setTimeout as sleep } from "node:timers/promises";

async function loadPrices() {
  await sleep(100);
  throw new Error("no prices");
}

function loadStock() {
  return new Promise((resolve, reject) => {
    function answer() {
      reject(new Error("no stock")); // do not throw
    }

    setImmediate(answer);
  });
}

for (const load of [loadPrices, loadStock]) {
  try {
    console.log(await load());
  } catch (error) {
    console.log(`caught: ${error.message}`);
  }
}
