import { setTimeout as sleep } from "node:timers/promises";

async function sendMail() {
  try {
    await sleep(1000);
    console.log("mail sent");
  } finally {
    console.log("mail closed");
  }
}

const background = new Set([sendMail()]);
await sleep(100);
console.log(`end, ${background.size} under way`);
