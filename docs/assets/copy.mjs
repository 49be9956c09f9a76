/* Puts Copy beside each program, its output, and each other block of code. */

import { element } from "./element.mjs";

const COPIED = 2000; // ms for which a button says so

/** Copies a text, or selects it where that is all that a browser lets a page do. */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    // Not by plain http, and not in every frame.
    getSelection().selectAllChildren(code);
    return document.execCommand("copy");
  }
}

function addCopy(code) {
  const block = code.closest(".highlight, .example-output");
  const title = block.querySelector(".filename, .example-output__title");
  const what = title?.firstChild.textContent.trim() ?? "this block";
  const button = element("button", { className: "tool copy", type: "button" });
  const say = (word) => {
    button.textContent = word;
    button.ariaLabel = `${word} ${what}`;
  };
  say("Copy");
  button.addEventListener("click", async () => {
    say((await copy(code)) ? "Copied" : "Ctrl+C");
    setTimeout(say, COPIED, "Copy");
  });
  if (!title) return block.append(button);
  let tools = title.querySelector(".tools");
  if (!tools) title.append((tools = element("span", { className: "tools" })));
  tools.append(button);
}

const blocks = ":is(.highlight, .example-output) > pre > code";
for (const code of document.querySelectorAll(blocks)) addCopy(code);
