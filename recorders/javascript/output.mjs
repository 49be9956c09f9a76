/* What a program prints. */

import { format, inspect } from "../node-inspect-extracted/index.mjs";

const LINES_AT_MOST = 1000;
const CHARACTERS_AT_MOST = 100_000;
// Of a text before it is made readable, which leaves parts of it out.
const READ_AT_MOST = 10 * CHARACTERS_AT_MOST;

// The browser's own: a program that replaces them changes no limit.
const own = (method) => Function.prototype.call.bind(method);
const indexOf = own(String.prototype.indexOf);
const slice = own(String.prototype.slice);
const clock = performance.now.bind(performance);
const MOST_LINES = `${LINES_AT_MOST.toLocaleString("en")} lines`;
const MOST_CHARACTERS = `${CHARACTERS_AT_MOST.toLocaleString("en")} characters`;

/**
 * Joins what is written to lines.
 *
 * @param {(line: object) => void} tell told of each: see run.mjs
 * @param {(text: string) => void} stop called with the reason, when there is too
 *   much to tell of
 * @returns {object} begin() sets its clock to 0, time() reads it (seconds),
 *   last() is when something was written last; write(stream, text); flush() tells
 *   of a line that has no end yet
 */
export function outputOf(tell, stop) {
  let began = clock();
  const now = () => (clock() - began) / 1000;
  let time = 0; // of what was written last
  let part = ""; // of a line, by which stream
  let from = "stdout";
  let lines = 0;
  let characters = 0;
  const line = (text, stream) => {
    if (++lines <= LINES_AT_MOST) tell({ type: "line", text, time, stream });
  };
  const flush = () => {
    if (part) line(part, from);
    part = "";
  };
  return {
    begin: () => (began = clock()),
    flush,
    last: () => time,
    time: now,
    write(stream, text) {
      time = now();
      from = stream;
      const kept = slice(text, 0, CHARACTERS_AT_MOST - characters);
      characters += kept.length;
      let start = 0;
      for (let end; (end = indexOf(kept, "\n", start)) >= 0; start = end + 1) {
        line(part + slice(kept, start, end), stream);
        part = "";
      }
      part += slice(kept, start);
      if (kept.length === text.length && lines <= LINES_AT_MOST) return;
      const most = lines > LINES_AT_MOST ? MOST_LINES : MOST_CHARACTERS;
      stop(`Output ends here: it prints more than ${most}.`);
    },
  };
}

/**
 * Returns the methods of Node's console.
 *
 * @param {(text: string) => string} readable makes a text fit to be read
 * @param {(stream: "stdout"|"stderr", text: string) => void} write
 */
export function consoleOf(readable, write) {
  let indent = "";
  const to =
    (stream) =>
    (...values) => {
      const text = readable(slice(format(...values), 0, READ_AT_MOST));
      const lines = text.split("\n").map((line) => `${indent}${line}\n`);
      write(stream, lines.join(""));
    };
  const log = to("stdout");
  const error = to("stderr");
  const group = (...values) => {
    if (values.length) log(...values);
    indent += "  ";
  };
  const counts = new Map();
  const starts = new Map();
  const timeLog = (label = "default", ...values) =>
    log(`${label}: ${performance.now() - starts.get(label)}ms`, ...values);
  return {
    log,
    info: log,
    debug: log,
    table: log,
    dir: (value, options) => log(inspect(value, options)),
    error,
    warn: error,
    trace: (...values) => error("Trace:", ...values),
    assert(condition, ...values) {
      if (condition) return;
      if (typeof values[0] === "string") values[0] = `: ${values[0]}`;
      error(`Assertion failed${values.shift() ?? ""}`, ...values);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => (indent = indent.slice(2)),
    count(label = "default") {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => counts.delete(label),
    time: (label = "default") => starts.set(label, performance.now()),
    timeLog,
    timeEnd: timeLog,
  };
}
