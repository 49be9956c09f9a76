/* Moves between the lines of a program by arrow keys; where programs stand beside
   each other, lights a line's row in all of them, and names its counterparts for a
   screen reader. */

const LINE = ".example .highlight code > span";

let lit = [];
let kept = []; // the lines whose rows are lit while none is pointed at

/** Returns the lines of a line's row that can be seen, itself among them. */
function rowOf(line) {
  const example = line.closest(".example.is-compared");
  if (!example) return [];
  const row = example.querySelectorAll(`[data-row="${line.dataset.row}"]`);
  return [...row].filter((line) => line.checkVisibility());
}

function light(lines) {
  for (const line of lit) line.classList.remove("is-row");
  lit = lines.flatMap(rowOf);
  for (const line of lit) line.classList.add("is-row");
}

/**
 * Keeps the rows of some lines lit, until others are.
 *
 * @param {Element[]} lines
 */
export function keepLit(lines) {
  kept = lines;
  light(kept);
}

const numberOf = (line) => line.firstElementChild;
const lineOf = (element) => element.closest?.(LINE);

/** Returns how a line is told: "C#, line 7: return;". */
function told({ id, textContent }) {
  const [, tab, number] = /^(.+)-(\d+)$/.exec(id);
  const language = document.getElementById(tab).labels[0].textContent.trim();
  return `${language}, line ${number}: ${textContent.trim() || "blank"}`;
}

/** Gives the number of each line a name: in a row, with its counterparts. */
function nameLines(example) {
  const isCompared = example.matches(".is-compared");
  for (const line of example.querySelectorAll("[data-row]")) {
    const others = rowOf(line).filter((other) => other !== line);
    numberOf(line).ariaLabel = isCompared
      ? [line, ...others].map(told).join(". ")
      : `Line ${line.id.split("-").at(-1)}`;
  }
}

document.addEventListener("pointerover", ({ target }) => {
  const line = lineOf(target);
  light(line ? [line] : kept);
});
// A finger leaves at once; what it touched stays lit.
document.addEventListener("click", ({ target }) => {
  const line = lineOf(target);
  if (line) keepLit([line]);
});
document.addEventListener("focusin", ({ target }) => {
  const line = lineOf(target);
  if (!line) return;
  light([line]);
  // One number of a program is its stop for Tab.
  for (const other of line.parentElement.children) {
    numberOf(other).tabIndex = other === line ? 0 : -1;
  }
});
document.addEventListener("keydown", (event) => {
  const line = lineOf(event.target);
  const next = {
    ArrowDown: line?.nextElementSibling,
    ArrowUp: line?.previousElementSibling,
    Home: line?.parentElement.firstElementChild,
    End: line?.parentElement.lastElementChild,
  }[event.key];
  if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  numberOf(next).focus();
});
// assets/tabs.js tells when it has arranged them.
document.addEventListener("languages", () => {
  document.querySelectorAll(".example").forEach(nameLines);
  light(kept);
});
document.querySelectorAll(".example.is-compared").forEach(nameLines);
