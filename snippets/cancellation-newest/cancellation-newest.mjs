import { setTimeout as sleep } from "node:timers/promises";

let newest = new AbortController();

async function search(text, delay, signal) {
  await sleep(delay, undefined, { signal });
  return `results for ${text}`;
}

async function showResults(text, typed, delay) {
  await sleep(typed);
  console.log(`${text}: asked for`);
  newest.abort();
  newest = new AbortController();
  const mine = newest.signal;
  try {
    console.log(await search(text, delay, mine));
  } catch (error) {
    if (!mine.aborted || error.name !== "AbortError") throw error;
    console.log(`${text}: dropped`);
  }
}

await Promise.all([
  showResults("as", 100, 1300),
  showResults("async", 500, 500),
]);
