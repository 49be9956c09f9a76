import { setTimeout as sleep } from "node:timers/promises";

class NoAnswerError extends Error {}

async function load(name, delay) {
  await sleep(delay);
  if (name === "prices") {
    throw new NoAnswerError(`${name}: no answer`);
  }
  return `data of ${name}`;
}

async function loadOrDefault(name, delay) {
  try {
    return await load(name, delay);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    return `no ${name}`;
  }
}

console.log("loading");
const results = await Promise.all([
  load("orders", 500),
  loadOrDefault("prices", 200),
  loadOrDefault("stock", 300),
]);
console.log(results.join(", "));
