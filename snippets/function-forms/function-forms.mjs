import { setTimeout as sleep } from "node:timers/promises";

function logged(step) {
  return async (order) => {
    console.log(`${order}: starts`);
    const result = await step(order); // it awaits what it wraps
    console.log(`${order}: ${result}`);
    return result;
  };
}

const brew = logged(async function (order) {
  await sleep(100);
  return `hot ${order}`;
});

class Kitchen {
  async bake(order) {
    await sleep(100);
    return `warm ${order}`;
  }
}

const kitchen = new Kitchen();
const bake = logged((order) => kitchen.bake(order));

const pack = logged(
  async (order) => `${await kitchen.bake(order)} in a bag`,
);

await brew("tea");
await bake("cake");
await pack("bread");
