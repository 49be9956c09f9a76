import { setTimeout as sleep } from "node:timers/promises";

const pages = [
  ["home", 350],
  ["news", 1400],
  ["team", 700],
  ["blog", 700],
];

function limitTo(room) {
  const line = [];
  return async (work) => {
    if (room > 0) room -= 1;
    else await new Promise((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      const enter = line.shift(); // whoever waits longest
      if (enter) enter();
      else room += 1;
    }
  };
}

function load(name, delay, limit) {
  // Waits in line until there is room.
  return limit(async () => {
    console.log(`${name}: started`);
    await sleep(delay);
    console.log(`${name}: loaded`);
    return name;
  });
}

console.log("four pages, two at once");
const limit = limitTo(2);
const loads = pages.map(([name, delay]) => load(name, delay, limit));
const names = await Promise.all(loads);
console.log(`have ${names.join(", ")}`);
