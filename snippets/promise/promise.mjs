const orders = new Map([[7, "tea"]]);

function findOrder(number, delay) {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      if (orders.has(number)) {
        resolve(`order ${number} is ${orders.get(number)}`);
      } else {
        reject(new Error(`no order ${number}`));
      }
    }, delay);
  });
}

function show(promise) {
  promise.then(
    (order) => console.log(`success: ${order}`),
    (error) => console.log(`failure: ${error.message}`),
  );
}

const found = findOrder(7, 200);
const missing = findOrder(8, 400);
show(found);
show(missing);
console.log("asked for both orders");
