import { setTimeout as sleep } from "node:timers/promises";

async function save(pages) {
  await sleep(pages * 100);
  if (pages > 6) throw new Error(`${pages} pages: disk full`);
  console.log(`report of ${pages} pages saved`);
}

const reports = [7, 4];

try {
  reports.forEach(async (pages) => {
    await save(pages);
  });
  console.log("all saved");
} catch (error) {
  console.log(`caught: ${error.message}`);
}

await sleep(1200); // something else goes on
console.log("end");
