import { setTimeout as sleep } from "node:timers/promises";

async function findOrder(number) {
  await sleep(100);
  if (number !== 7) {
    throw new Error(`no order ${number}`);
  }
  return `order ${number} is tea`;
}

async function returned(number) {
  try {
    return findOrder(number); // has not failed yet
  } catch {
    console.log("caught inside");
    return findOrder(number - 1);
  }
}

async function awaited(number) {
  try {
    return await findOrder(number);
  } catch {
    console.log("caught inside");
    return await findOrder(number - 1);
  }
}

for (const find of [returned, awaited]) {
  try {
    console.log(await find(8));
  } catch (error) {
    console.log(`escaped: ${error.message}`);
  }
}
