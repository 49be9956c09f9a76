import { setTimeout as sleep } from "node:timers/promises";

// A library: it cannot know which program will call it.
async function loadProfile(name) {
  // There is nothing to configure: JavaScript has one thread.
  await sleep(200);
  return `profile of ${name}`;
}

// The program that uses it.
async function showProfile(name) {
  console.log(`loading ${name}`);
  const profile = await loadProfile(name);
  console.log(`loaded the ${profile}`);
}

await showProfile("Ada");
