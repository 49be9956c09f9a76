import { setTimeout as sleep } from "node:timers/promises";

const nobody = [];
try {
  await Promise.any(nobody);
} catch (error) {
  console.log(`any: ${error.name}: ${error.message}`);
}

const first = Promise.race(nobody).then(() => "settled");
const later = sleep(300, "pending, and will be for ever");
console.log(`race: ${await Promise.race([first, later])}`);
