let settle;
const order = new Promise((resolve) => {
  settle = resolve;
});

settle("tea");
settle("coffee");
console.log("settled again: no error");

console.log(`the order: ${await order}`);
