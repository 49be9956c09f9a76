import { setTimeout as sleep } from "node:timers/promises";

console.log("hello");
await sleep(500);
console.log("half a second later");
