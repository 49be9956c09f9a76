import { EventEmitter, once } from "node:events";

async function sendMail(server) {
  await once(server, "ready"); // nobody says so
  console.log("mail sent");
}

// A promise alone does not keep Node.js alive: no timer, no connection.
const background = new Set([sendMail(new EventEmitter())]);
process.on("exit", (code) => {
  console.log(`exit status ${code}, ${background.size} under way`);
});
console.log("order taken");
