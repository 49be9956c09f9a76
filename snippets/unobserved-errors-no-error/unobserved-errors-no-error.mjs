async function save(order) {
  throw `${order}: disk full`; // a string, and no Error
}

console.log("saving tea");
void save("tea");
