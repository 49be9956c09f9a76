function sleep(delay) {
  // Broken: what setTimeout gives is no promise.
  return setTimeout(() => console.log("time is up"), delay);
}

console.log("order sent");
await sleep(500);
console.log("state asked for");
