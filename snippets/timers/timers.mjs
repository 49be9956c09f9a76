import { setTimeout as sleep } from "node:timers/promises";

async function askState(turn) {
  await sleep(100);
  return turn === 3 ? "packed" : "open";
}

async function waitUntilPacked(pause) {
  let turn = 1;
  while (true) {
    const state = await askState(turn);
    console.log(`turn ${turn}: ${state}`);
    if (state === "packed") return;
    await sleep(pause);
    turn += 1;
  }
}

console.log("order sent");
await sleep(500);
await waitUntilPacked(300);
