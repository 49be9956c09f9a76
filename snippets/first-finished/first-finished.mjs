import { setTimeout as sleep } from "node:timers/promises";

async function ask(mirror, delay, signal) {
  try {
    await sleep(delay, undefined, { signal });
  } catch (error) {
    console.log(`${mirror} stopped`);
    throw error;
  }
  return `answer of ${mirror}`;
}

console.log("asking");
const group = new AbortController();
const asked = [
  ask("Oslo", 1200, group.signal),
  ask("Rome", 400, group.signal),
];
try {
  const first = await Promise.race(asked);
  console.log(`first: ${first}`);
} finally {
  group.abort(); // no effect on what is done
  await Promise.allSettled(asked);
}
console.log("end");
