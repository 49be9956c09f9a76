import { setTimeout as sleep } from "node:timers/promises";

async function load(page, delay) {
  await sleep(delay);
  return `${page} loaded`;
}

// Gives the results in the order in which they come.
function asCompleted(promises) {
  const fill = [];
  const places = promises.map(
    () => new Promise((resolve) => fill.push(resolve)),
  );
  for (const promise of promises) {
    // In an array, a rejection waits until it is asked for.
    const settled = () => fill.shift()([promise]);
    promise.then(settled, settled);
  }
  return inTurn(places);
}

async function* inTurn(places) {
  for (const place of places) {
    const [promise] = await place;
    yield await promise;
  }
}

console.log("loading");
const loads = [
  load("home", 1100),
  load("news", 300),
  load("shop", 700),
];
let done = 0;
for await (const result of asCompleted(loads)) {
  done += 1;
  console.log(`${done} of ${loads.length}: ${result}`);
}
