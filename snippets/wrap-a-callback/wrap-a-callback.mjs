const prices = new Map([["tea", 3]]);

// The old way: it calls back later.
function askPrice(item, done) {
  const error = prices.has(item) ? null : new Error("no price");
  setTimeout(done, 100, error, prices.get(item));
}

// The wrapper: the callback only settles what the caller awaits.
function loadPrice(item) {
  return new Promise((resolve, reject) => {
    function settle(error, price) {
      if (error) {
        reject(error);
      } else {
        resolve(price);
      }
    }

    askPrice(item, settle);
  });
}

console.log(`tea: ${await loadPrice("tea")}`);
try {
  console.log(`coffee: ${await loadPrice("coffee")}`);
} catch (error) {
  console.log(`coffee: ${error.message}`);
}
