import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

async function serve(request, response) {
  response.writeHead(200, { "Content-Length": 15 }).flushHeaders();
  await sleep(400);
  response.write('{"item": '); // and then it breaks off
  response.destroy();
}

async function showOrder(origin) {
  const response = await fetch(`${origin}/orders/7`);
  console.log(`head: ${response.status}`);
  try {
    const body = await response.text();
    console.log(`body: ${body}`);
  } catch (error) {
    console.log(`body: ${error.name}: ${error.message}`);
  }
}

// No proxy: the server is on this machine.
process.env.no_proxy = "127.0.0.1";
const server = createServer(serve).listen(0, "127.0.0.1");
await once(server, "listening");
const { address, port } = server.address();
try {
  await showOrder(`http://${address}:${port}`);
} finally {
  server.close();
}
