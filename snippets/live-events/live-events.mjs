import { EventEmitter, on } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

async function send(name, delay, feed) {
  for (const number of [1, 2]) {
    await sleep(delay);
    feed.emit("message", `${name}: message ${number}`);
  }
}

async function sendAll(feed) {
  try {
    await Promise.all([send("Ada", 600, feed), send("Ben", 900, feed)]);
  } finally {
    feed.emit("end"); // nobody is shown more
  }
}

async function showMessages(feed) {
  console.log("feed open");
  const messages = on(feed, "message", { close: ["end"] });
  for await (const [message] of messages) {
    console.log(message);
  }
  console.log("feed closed");
}

const feed = new EventEmitter();
await Promise.all([showMessages(feed), sendAll(feed)]);
