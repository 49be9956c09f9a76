import { setTimeout as sleep } from "node:timers/promises";

const background = new Set();

async function sendMail(order, delay) {
  try {
    await sleep(delay);
    if (order === 8) throw new Error("mail server is down");
    console.log(`order ${order}: mail sent`);
  } catch (error) {
    // Nobody else hears of it.
    console.log(`order ${order}: ${error.message}`);
  }
}

function takeOrder(order, delay) {
  const mail = sendMail(order, delay);
  background.add(mail);
  void mail.finally(() => background.delete(mail));
  console.log(`order ${order}: taken`);
}

takeOrder(7, 1000);
takeOrder(8, 400);
await Promise.all(background);
console.log("end");
