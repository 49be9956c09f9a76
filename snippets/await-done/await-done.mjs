async function price() {
  return 3; // nothing to wait for
}

async function order() {
  console.log("order: asks for the price");
  console.log(`order: the price is ${await price()}`);
}

async function other() {
  console.log("other: runs");
}

await Promise.all([order(), other()]);
