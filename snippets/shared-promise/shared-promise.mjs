import { setTimeout as sleep } from "node:timers/promises";

async function loadMenu() {
  console.log("menu asked for");
  await sleep(300);
  console.log("menu loaded");
  return "tea and coffee";
}

async function serve(guest, menu) {
  return `${guest} is offered ${await menu}`;
}

const menu = loadMenu();
const offers = await Promise.all([
  serve("Ada", menu),
  serve("Ben", menu),
]);
console.log(offers.join("\n"));
