import { setTimeout as sleep } from "node:timers/promises";

let turn = Promise.resolve();

async function send(name) {
  turn = turn.then(() => sleep(300)); // one passes every 0.3 s
  await turn;
  console.log(`${name}: sent`);
  await sleep(900);
  console.log(`${name}: answered`);
}

console.log("one request every 0.3 s");
await Promise.all([send("tea"), send("milk"), send("rice")]);
