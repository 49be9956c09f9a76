import { setTimeout as sleep } from "node:timers/promises";

const room = new CountQueuingStrategy({ highWaterMark: 2 });
const { writable, readable } = new TransformStream({}, room);
const queue = writable.getWriter();

async function read() {
  console.log("reading four records");
  for (const record of [1, 2, 3, 4]) {
    await sleep(100);
    console.log(`read ${record}`);
    if (queue.desiredSize <= 0) console.log("  waiting for room");
    await queue.ready;
    queue.write(record).catch(() => {}); // `ready` tells of errors
  }
  await queue.close(); // there will be no more
}

async function transform() {
  await sleep(700);
  console.log("ready to transform");
  for await (const record of readable.values({ preventCancel: true })) {
    await sleep(300);
    console.log(`transformed ${record}`);
  }
}

// A side that fails ends the other: it closes the queue.
async function run(side, close) {
  try {
    await side;
  } catch (error) {
    await close(error);
    throw error;
  }
}

await Promise.all([
  run(read(), (error) => queue.abort(error)),
  run(transform(), (error) => readable.cancel(error)),
]);
