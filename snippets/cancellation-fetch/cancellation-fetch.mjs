import { once } from "node:events";
import { createServer } from "node:http";

async function showOrder(url, reason) {
  const controller = new AbortController();
  const { signal } = controller;
  setTimeout(() => controller.abort(reason), 300);
  try {
    const response = await fetch(url, { signal });
    console.log(await response.text());
  } catch (error) {
    if (!signal.aborted) throw error;
    console.log(`${error.name}: ${error.message}`);
  }
}

// No proxy: the server is on this machine. It takes its time.
process.env.no_proxy = "127.0.0.1";
const server = createServer(() => {}).listen(0, "127.0.0.1");
await once(server, "listening");
const url = `http://127.0.0.1:${server.address().port}/orders/7`;

console.log("asked for");
try {
  await showOrder(url);
  await showOrder(url, new Error("the user typed on"));
} finally {
  server.close();
}
