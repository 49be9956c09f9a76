import { setTimeout as sleep } from "node:timers/promises";

async function save(pages) {
  await sleep(pages * 100);
  console.log(`report of ${pages} pages saved`);
}

const reports = [7, 5, 6];

reports.forEach(async (pages) => {
  await save(pages);
});
console.log("all saved");
