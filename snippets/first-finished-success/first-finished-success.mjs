import { setTimeout as sleep } from "node:timers/promises";

async function ask(mirror, delay, signal) {
  await sleep(delay, undefined, { signal });
  if (mirror === "Oslo") {
    console.log(`${mirror} failed`);
    throw new Error(`${mirror}: no answer`);
  }
  return `answer of ${mirror}`;
}

console.log("asking");
const group = new AbortController();
const asked = [
  ask("Oslo", 200, group.signal),
  ask("Rome", 700, group.signal),
  ask("Lima", 1200, group.signal),
];
try {
  console.log(`first: ${await Promise.any(asked)}`);
} catch (error) {
  if (!(error instanceof AggregateError)) throw error;
  console.log("none works");
} finally {
  group.abort();
  await Promise.allSettled(asked);
}
