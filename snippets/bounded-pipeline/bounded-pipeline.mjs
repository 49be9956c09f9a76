import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

// A bounded queue by hand, for one reader and one transformer.
const records = [];
const changes = new EventEmitter();
const full = () => records.length === 2;

async function put(record) {
  if (full()) await once(changes, "taken");
  records.push(record);
  changes.emit("put");
}

async function take() {
  if (records.length === 0) await once(changes, "put");
  changes.emit("taken");
  return records.shift();
}

async function read() {
  for (const record of [1, 2, 3, 4, 5, 6]) {
    await sleep(100);
    console.log(`read ${record}`);
    if (full()) console.log("  waiting for room");
    await put(record);
  }
  await put(null); // there will be no more
}

async function transform() {
  await sleep(400);
  console.log("ready to transform");
  let record = await take();
  while (record !== null) {
    await sleep(200);
    console.log(`transformed ${record}`);
    record = await take();
  }
}

await Promise.all([read(), transform()]);
