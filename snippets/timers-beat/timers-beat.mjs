import {
  setInterval as every,
  setTimeout as sleep,
} from "node:timers/promises";

let turn = 0;
let asked = performance.now();
console.log("every 0.5 s");
for await (const name of every(500, "stock")) {
  turn += 1;
  const late = performance.now() - asked < 100;
  const how = late ? "at once" : "after a pause";
  console.log(`${name} ${turn}: ${how}`);
  if (turn === 1) await sleep(1050); // slow: misses two beats
  if (turn === 3) break;
  asked = performance.now();
}
