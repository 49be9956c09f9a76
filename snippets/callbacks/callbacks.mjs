const numbers = new Map([["Ada", 7]]);
const prices = new Map([[7, [12, 30]]]);

function findCustomer(name, done) {
  setTimeout(() => done(numbers.get(name)), 100);
}

function loadOrders(number, done) {
  setTimeout(() => done(prices.get(number)), 100);
}

function addUp(orders, done) {
  const total = orders.reduce((sum, price) => sum + price, 0);
  setTimeout(() => done(total), 100);
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
