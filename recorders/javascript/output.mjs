/* What a program prints. */

import { format, inspect } from "../node-inspect-extracted/index.mjs";

const LINES_AT_MOST = 1000;
const CHARACTERS_AT_MOST = 100_000;

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
  let began = performance.now();
  const now = () => (performance.now() - began) / 1000;
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
    begin: () => (began = performance.now()),
    flush,
    last: () => time,
    time: now,
    write(stream, text) {
      time = now();
      const room = Math.max(0, CHARACTERS_AT_MOST - characters);
      characters += text.length;
      const whole = (part + text.slice(0, room)).split("\n");
      part = whole.pop();
      from = stream;
      for (const text of whole) line(text, stream);
      if (text.length <= room && lines <= LINES_AT_MOST) return;
      const most =
        lines > LINES_AT_MOST
          ? `${LINES_AT_MOST.toLocaleString("en")} lines`
          : `${CHARACTERS_AT_MOST.toLocaleString("en")} characters`;
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
      const text = readable(format(...values));
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
