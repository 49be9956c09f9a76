import { setTimeout as sleep } from "node:timers/promises";

const started = performance.now();
process.on("exit", () => {
  const waited = performance.now() - started > 900;
  console.log(`waited for the timer: ${waited ? "yes" : "no"}`);
});

async function load(name) {
  await sleep(100);
  return `data of ${name}`;
}

// The load wins, and nobody clears the timer.
const timer = sleep(1000, "no answer in time");
console.log(await Promise.race([load("orders"), timer]));
console.log("end");
