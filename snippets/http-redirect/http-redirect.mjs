import { once } from "node:events";
import { createServer } from "node:http";

function serve(request, response) {
  if (request.url === "/new") {
    response.end("tea");
  } else {
    response.writeHead(302, { Location: "/new" }).end();
  }
}

// No proxy: the server is on this machine.
process.env.no_proxy = "127.0.0.1";
const server = createServer(serve).listen(0, "127.0.0.1");
await once(server, "listening");
const { address, port } = server.address();
try {
  const response = await fetch(`http://${address}:${port}/old`);
  console.log(`/old: ${response.status} ${await response.text()}`);
} finally {
  server.close();
}
