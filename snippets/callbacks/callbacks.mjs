const numbers = new Map([["Ada", 7]]);
const prices = new Map([[7, [12, 30]]]);

function findCustomer(name, done) {
  setTimeout(done, 100, numbers.get(name));
}

function loadOrders(number, done) {
  setTimeout(done, 100, prices.get(number));
}

function addUp(orders, done) {
  const total = orders.reduce((sum, price) => sum + price, 0);
  setTimeout(done, 100, total);
}

findCustomer("Ada", (number) => {
  console.log(`customer: ${number}`);
  loadOrders(number, (orders) => {
    console.log(`orders: ${orders.length}`);
    addUp(orders, (total) => {
      console.log(`total: ${total}`);
    });
  });
});
console.log("asked for the total");
