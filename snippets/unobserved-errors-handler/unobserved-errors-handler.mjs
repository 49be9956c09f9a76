import { setTimeout as sleep } from "node:timers/promises";

async function showOrder(path) {
  await sleep(100);
  throw new Error(`no order at ${path}`);
}

async function serve(handler, path) {
  try {
    await handler(path);
  } catch (error) {
    console.log(`500: ${error.message}`);
  }
}

function serveWithoutAwait(handler, path) {
  try {
    handler(path); // only returns a promise
  } catch (error) {
    console.log(`500: ${error.message}`);
  }
}

await serve(showOrder, "/orders/8");
serveWithoutAwait(showOrder, "/orders/9");
