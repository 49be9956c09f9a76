/* Puts addresses where they are wanted: a click on the number of a line, or on the
   mark of a heading, an output or a timeline, writes its address into the bar and
   the clipboard; with Shift, that of the lines from the last one
   (#gather-csharp-7-9). Lights the lines that the address names. */

import { element } from "./element.mjs";
import { keepLit } from "./rows.mjs";

const NUMBER = ".example .highlight code > span > a";

const said = element("p", { className: "said" });
said.setAttribute("role", "status");
document.body.append(said);
let hides;

function say(text) {
  said.textContent = text;
  clearTimeout(hides);
  hides = setTimeout(() => said.replaceChildren(), 2000);
}

async function copy(address) {
  const url = new URL(address);
  url.search = ""; // what was searched for
  try {
    await navigator.clipboard.writeText(url.href);
    say("Link copied");
  } catch {
    say("The link is in the address bar");
  }
}

/** Returns the lines that the address names: [] where it names something else. */
function linked() {
  const [, program, first, last = first] =
    /^#(.+?)-(\d+)(?:-(\d+))?$/.exec(location.hash) ?? [];
  if (!program) return [];
  const block = document.getElementById(`${program}-code`);
  const lines = [...(block?.querySelectorAll("code > span") ?? [])];
  return lines.slice(first - 1, last);
}

function light() {
  for (const line of document.querySelectorAll(".is-linked")) {
    line.classList.remove("is-linked");
  }
  const lines = linked();
  for (const line of lines) line.classList.add("is-linked");
  keepLit(lines);
}

/** Returns the address of a line or, with Shift, of those from the linked one. */
function addressOf(number, isRange) {
  const [line] = linked();
  const [program, last] = split(number.hash);
  const [own, first] = line ? split(`#${line.id}`) : [];
  if (!isRange || own !== program) return number.hash;
  const [from, to] = [Number(first), Number(last)].sort((a, b) => a - b);
  return from === to ? number.hash : `${program}-${from}-${to}`;
}

/** Splits the address of a line: ["#gather-csharp", "7"]. */
const split = (hash) => /^(.+)-(\d+)$/.exec(hash).slice(1);

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${NUMBER}, a.headerlink`);
  if (!link || event.ctrlKey || event.metaKey) return;
  if (!link.matches(".example a")) return copy(link.href);
  // The page stays where it is: what is linked is in view.
  event.preventDefault();
  const isNumber = link.matches(NUMBER);
  const hash = isNumber ? addressOf(link, event.shiftKey) : link.hash;
  history.replaceState(history.state, "", hash);
  light();
  copy(location.href);
});

for (const mark of document.querySelectorAll("a.headerlink[title]")) {
  mark.ariaLabel = mark.title;
}
window.addEventListener("hashchange", light);
// A choice of a tab is in the address, too (tabs.js).
document.addEventListener("languages", light);
light();
