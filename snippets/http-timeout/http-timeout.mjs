import { once } from "node:events";
import { createServer } from "node:net";

async function showOrder(origin) {
  console.log("asking for order 7");
  const signal = AbortSignal.timeout(500);
  try {
    const response = await fetch(`${origin}/orders/7`, { signal });
    console.log(`order 7: ${await response.text()}`);
  } catch (error) {
    if (error !== signal.reason) throw error;
    console.log(`order 7: ${error.name}: ${error.message}`);
  }
}

// It takes connections, and nobody answers.
const server = createServer().listen(0, "127.0.0.1");
await once(server, "listening");
const { address, port } = server.address();
// No proxy: the server is on this machine.
process.env.no_proxy = "127.0.0.1";
try {
  await showOrder(`http://${address}:${port}`);
} finally {
  server.close();
}
