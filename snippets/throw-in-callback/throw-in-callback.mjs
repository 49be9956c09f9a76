function loadStock() {
  return new Promise(() => {
    function answer() {
      throw new Error("no stock"); // the promise never hears of it
    }

    setImmediate(answer);
  });
}

console.log("loading");
try {
  console.log(await loadStock());
} catch (error) {
  console.log(`caught: ${error.message}`);
}
