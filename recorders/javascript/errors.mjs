/* What is told of a program's errors. */

import { inspect } from "../node-inspect-extracted/index.mjs";

// The browser's own: a program may replace it.
const slice = Function.prototype.call.bind(String.prototype.slice);

const MESSAGE_AT_MOST = 10_000; // characters
const ERRORS_AT_MOST = 10; // of those in an AggregateError

/** Returns a text, or its begin and "…": at most so many characters. */
export const cut = (text, most = MESSAGE_AT_MOST) =>
  text.length > most ? `${slice(text, 0, most - 1)}…` : text;

/** Lets inspect print an error's message where the browser's stack lacks it. */
export function completeStacks() {
  if (new Error("tea").stack.includes("tea")) return;
  const custom = Symbol.for("nodejs.util.inspect.custom");
  const value = function () {
    return `[${this}]`;
  };
  Object.defineProperty(Error.prototype, custom, { value });
}

/** The errors of one program. */
export class Errors {
  #program;
  #filename;
  #urls;

  /**
   * @param {string} program its address
   * @param {string} filename what is told in place of that
   * @param {Map<string, string>} urls the addresses of Node's modules, by their
   *   names, which are told in place of these
   */
  constructor(program, filename, urls) {
    this.#program = program;
    this.#filename = filename;
    this.#urls = urls;
  }

  /** Returns a text with names in place of addresses. */
  readable(text) {
    for (const [name, url] of this.#urls) {
      text = text.replaceAll(url, `node:${name}`);
    }
    return text
      .replaceAll(this.#program, this.#filename)
      .replace(/\n +at .*\bblob:.*/g, ""); // frames that are not its own
  }

  /** Returns the line of the program at which an error was made, or null. */
  lineOf(error) {
    try {
      const stack = `${error.stack}`;
      const address = `${this.#program}:`;
      const at = stack.indexOf(address);
      if (at < 0) return null;
      const place = slice(stack, at + address.length, at + address.length + 9);
      return Number.parseInt(place) || null;
    } catch {
      return null; // what is thrown can be anything
    }
  }

  /** Returns what is told of a thrown value. */
  messageOf(thrown) {
    try {
      // Cut before, too: what makes it readable looks at each character.
      return cut(
        `${this.readable(cut(wordsOf(thrown), 10 * MESSAGE_AT_MOST))}`,
      );
    } catch {
      return "Uncaught exception, of which nothing can be told";
    }
  }
}

function wordsOf(thrown) {
  if (!(thrown instanceof Error)) return `Uncaught ${inspect(thrown)}`;
  let words = nameOf(thrown);
  if (thrown instanceof AggregateError) {
    const names = thrown.errors.slice(0, ERRORS_AT_MOST).map(nameOf);
    if (thrown.errors.length > ERRORS_AT_MOST) names.push("…");
    words += ` (${names.join("; ")})`;
  }
  if (thrown.cause !== undefined) words += ` (cause: ${nameOf(thrown.cause)})`;
  return words;
}

const nameOf = (value) =>
  cut(value instanceof Error ? String(value) : inspect(value));
