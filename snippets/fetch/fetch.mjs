import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const orders = new Map([["/orders/7", '{"id": 7, "item": "tea"}']]);

async function answer(request, response) {
  await sleep(100);
  const status = orders.has(request.url) ? 200 : 404;
  response.writeHead(status, { Connection: "close" });
  response.end(orders.get(request.url));
}

async function showOrder(origin, path) {
  const response = await fetch(origin + path);
  // A 404 is an answer too: only a failed connection rejects.
  if (!response.ok) {
    console.log(`${path}: HTTP ${response.status}`);
    return;
  }
  const order = await response.json();
  console.log(`${path}: ${order.item}`);
}

const server = createServer(answer).listen(0, "127.0.0.1");
await once(server, "listening");
const { address, port } = server.address();
const origin = `http://${address}:${port}`;

await showOrder(origin, "/orders/7");
await showOrder(origin, "/orders/8");

server.close();
server.closeAllConnections();
