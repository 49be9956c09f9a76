import { once } from "node:events";
import { createServer } from "node:http";

function serve(request, response) {
  if (request.url === "/orders/7") {
    response.end('{"item": "tea"}');
  } else {
    response.writeHead(404).end();
  }
}

async function showOrders(origin) {
  for (const path of ["/orders/7", "/orders/8"]) {
    const response = await fetch(origin + path);
    if (response.ok) {
      const order = await response.json();
      console.log(`${path}: ${order.item}`);
    } else {
      console.log(`${path}: ${response.status}`);
      await response.body?.cancel(); // nobody reads it
    }
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
