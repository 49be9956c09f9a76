import { setTimeout as sleep } from "node:timers/promises";

let turn = 0;
let underWay = 0;

async function checkStock() {
  turn += 1;
  underWay += 1;
  console.log(`turn ${turn}: ${underWay} under way`);
  if (turn === 3) clearInterval(timer);
  await sleep(1000); // longer than the period
  underWay -= 1;
}

console.log("every 0.3 s");
const timer = setInterval(checkStock, 300);
