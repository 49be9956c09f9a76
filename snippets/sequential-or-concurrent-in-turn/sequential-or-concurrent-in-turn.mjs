import { setTimeout as sleep } from "node:timers/promises";

async function run(step) {
  console.log(`${step}: begins`);
  await sleep(200);
  if (step === "copy rows") {
    throw new Error(`${step}: disk full`);
  }
  console.log(`${step}: done`);
}

const steps = ["make table", "copy rows", "drop old table"];
try {
  for (const step of steps) {
    await run(step);
  }
} catch (error) {
  console.log(`stopped at ${error.message}`);
}
