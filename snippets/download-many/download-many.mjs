import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

let requests = 0;
const numbers = Array(20).keys();
const documents = new Map();
const again = [];

async function serve(request, response) {
  requests += 1;
  if (requests === 1) return; // no answer
  await sleep(100);
  response.end("tea");
}

async function work(origin) {
  // Each takes the next one.
  for (const i of numbers) {
    for (let attempt = 1; !documents.has(i); attempt++) {
      try {
        const signal = AbortSignal.timeout(1500);
        const response = await fetch(`${origin}/${i}`, { signal });
        const text = await response.text();
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        documents.set(i, text);
      } catch (error) {
        if (attempt === 3) throw error;
        again.push(i);
        await sleep(100 * attempt);
      }
    }
    if (documents.size % 5 === 0)
      console.log(`${documents.size} of 20`);
  }
}

console.log("20 documents, 5 at once");
process.env.no_proxy = "127.0.0.1"; // the server is on this machine
const server = createServer(serve).listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${server.address().port}`;
try {
  await Promise.all(Array.from({ length: 5 }, () => work(origin)));
} finally {
  server.close();
}
console.log(`asked for once more: ${again.length}`);
