/* What is told of a program's errors. */

import { inspect } from "../node-inspect-extracted/index.mjs";

const ask = postMessage.bind(globalThis); // a program may replace it

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
    const place = String(error?.stack).split(`${this.#program}:`)[1];
    return Number(place?.match(/^\d+/)) || null;
  }

  /** Returns what is told of a thrown value. */
  messageOf(thrown) {
    if (!(thrown instanceof Error)) return `Uncaught ${inspect(thrown)}`;
    let message = String(thrown);
    if (thrown instanceof AggregateError) {
      message += ` (${thrown.errors.map(nameOf).join("; ")})`;
    }
    if (thrown.cause !== undefined) {
      message += ` (cause: ${nameOf(thrown.cause)})`;
    }
    return this.readable(message);
  }
}

const nameOf = (value) =>
  value instanceof Error ? String(value) : inspect(value);

/** Returns the line of a syntax error, which sandbox.html knows, or null. */
export const lineOfSyntaxError = (source) =>
  new Promise((resolve) => {
    onmessage = ({ data: line }) => resolve(line);
    ask(source);
  });
