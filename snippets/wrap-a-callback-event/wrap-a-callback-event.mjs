import { EventEmitter, once } from "node:events";

async function nextClick(button) {
  // It adds a listener, and removes it again.
  const [label] = await once(button, "click");
  return label;
}

const button = new EventEmitter();
button.emit("click", "too early"); // nobody listens yet
setTimeout(() => button.emit("click", "buy"), 300);
console.log(`clicked: ${await nextClick(button)}`);
console.log(`listeners: ${button.listenerCount("click")}`);
