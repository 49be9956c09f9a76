import { setTimeout as sleep } from "node:timers/promises";

async function findCustomer(email) {
  console.log(`looking for ${email}`);
  await sleep(300);
  return 7;
}

async function load(what, customer, delay) {
  console.log(`${what} of customer ${customer}: asked for`);
  await sleep(delay);
  console.log(`${what}: arrived`);
  return what;
}

// Both loads need its result: it is awaited alone.
const customer = await findCustomer("ada@example.org");

// Neither load needs the other: they run at the same time.
const results = await Promise.all([
  load("orders", customer, 600),
  load("address", customer, 200),
]);
console.log(results.join(", "));
