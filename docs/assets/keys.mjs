/* The keys of the site: a box that lists them, opened by "?" or in the footer, and
   that can switch those off that are a letter or a sign alone. */

import { element } from "./element.mjs";

// Material's, and the one of this list.
const ALONE = {
  "/ f s": "search",
  "n .": "the next page",
  "p ,": "the previous page",
  "?": "this list",
};
const OTHERS = {
  "← →":
    "the next language, on the tabs of an example; the next dot, on a timeline",
  "↑ ↓": "the next line, on the number of one; Enter copies its address",
  "Ctrl Enter": "run the program that you edit (⌘ Enter on a Mac)",
  Esc: "leave the editor; close this list",
};
const SINGLE = Object.keys(ALONE).join(" ").split(" ");
const TURNS_THE_PAGE = ["n", ".", "p", ","];
const KEPT = "__keys"; // by Material's functions, which know the site's place

let on = __md_get(KEPT) ?? true;

const list = (keys) =>
  element(
    "dl",
    {},
    ...Object.entries(keys).map(([names, does]) =>
      element(
        "div",
        {},
        element(
          "dt",
          {},
          ...names
            .split(" ")
            .map((name) => element("kbd", { textContent: name })),
        ),
        element("dd", { textContent: does }),
      ),
    ),
  );

const choice = element("input", {
  type: "checkbox",
  checked: on,
  onchange: () => __md_set(KEPT, (on = choice.checked)),
});
const box = element(
  "dialog",
  { className: "keys md-typeset", ariaLabel: "Keys" },
  element("h2", { textContent: "Keys" }),
  list(ALONE),
  element("label", {}, choice, " These single keys do something"),
  list(OTHERS),
  element(
    "form",
    { method: "dialog" },
    element("button", { className: "tool", textContent: "Close" }),
  ),
);

const isWriting = (target) =>
  target.isContentEditable ||
  target.matches("input:not([type=radio]), select, textarea");

// Below the window, where Material listens: what ends here, it does not hear of.
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!SINGLE.includes(key) || isWriting(target)) return;
  const within = target.closest(".example, #playground");
  if (!on || box.open || (within && TURNS_THE_PAGE.includes(key))) {
    event.stopPropagation();
  } else if (key === "?") box.showModal();
});

document.body.append(box);
document.querySelector(".md-copyright").append(
  element("button", {
    className: "keys__open",
    type: "button",
    textContent: "Keys",
    onclick: () => box.showModal(),
  }),
);

// Material searches at a key only: what is pasted by a pointer is told as one.
const search = document.querySelector(".md-search__input");
search.addEventListener("input", () =>
  search.dispatchEvent(new KeyboardEvent("keyup")),
);
