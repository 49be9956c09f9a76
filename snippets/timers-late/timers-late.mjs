import { setInterval as every } from "node:timers/promises";

function hold(delay) {
  const end = performance.now() + delay;
  while (performance.now() < end) {
    // computes: the next beat is due meanwhile
  }
}

const turns = [];
console.log("every 0.5 s");
for await (const name of every(500, "stock")) {
  turns.push(performance.now());
  console.log(`${name} ${turns.length}`);
  if (turns.length === 1) hold(900); // turn 2 is 0.4 s late
  if (turns.length === 3) break;
}
// The beat is 0.1 s after turn 2.
const pause = turns[2] - turns[1];
console.log(pause < 250 ? "back on the beat" : "the beat has moved");
