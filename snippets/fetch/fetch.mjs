import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

async function serve(request, response) {
  await sleep(100);
  if (request.url === "/orders/7") {
    response.end('{"id": 7, "item": "tea"}');
  } else {
    response.writeHead(404).end();
  }
}

async function showOrders(origin) {
  for (const path of ["/orders/7", "/orders/8"]) {
    const response = await fetch(origin + path);
    // A 404 is an answer, too: it does not reject.
    if (!response.ok) {
      await response.body?.cancel(); // nobody reads it
      console.log(`${path}: HTTP ${response.status}`);
      continue;
    }
    const order = await response.json();
    console.log(`${path}: ${order.item}`);
  }
}

// No proxy: the server is on this machine.
process.env.no_proxy = "127.0.0.1";
const server = createServer(serve).listen(0, "127.0.0.1");
await once(server, "listening");
const { address, port } = server.address();
try {
  await showOrders(`http://${address}:${port}`);
} finally {
  server.close();
}
