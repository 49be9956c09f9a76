function sleep(delay) {
  return new Promise((resolve) => {
    setTimeout(() => {
      console.log("time is up");
      resolve();
    }, delay);
  });
}

console.log("order sent");
await sleep(500);
console.log("state asked for");
