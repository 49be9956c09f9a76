import { setTimeout as sleep } from "node:timers/promises";

function save(done) {
  setTimeout(done, 100);
}

function onSaved() {
  throw new Error("cannot print the receipt");
}

try {
  save(onSaved);
  console.log("saving");
} catch (error) {
  console.log(`caught: ${error.message}`); // never
}

await sleep(600);
console.log("end of the program");
