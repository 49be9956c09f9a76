async function load() {
  return "tea";
}

function loadLater() {
  return load(); // not async, but it has to be awaited
}

function read() {
  return "menu";
}

async function show(name, action) {
  const declared = action.constructor.name === "AsyncFunction";
  console.log(`${name}: ${declared ? "async" : "not async"}`);

  const result = action();
  if (typeof result?.then === "function") {
    console.log(`${name}: ${await result}, awaited`);
  } else {
    console.log(`${name}: ${result}`);
  }
}

await show("load", load);
await show("load later", loadLater);
await show("read", read);
