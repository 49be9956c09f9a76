import { setTimeout as sleep } from "node:timers/promises";

async function getResult() {
  // The delay stands for anything slow: a disk, a server.
  await sleep(300);
  return "result of the operation";
}

console.log("starting");

// While this line waits, other tasks can go on.
// Alone, the operation gets no faster.
const result = await getResult();
console.log(result);
console.log("finished");
