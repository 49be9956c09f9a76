/* The worker that runs a JavaScript program as Node.js runs a module. */

import { completeStacks, cut, Errors } from "./errors.mjs";
import { blob, link, urlsOf } from "./link.mjs";
import { modules } from "./node.mjs";
import { consoleOf, outputOf } from "./output.mjs";
import { cancelUnrefd } from "./timers.mjs";

// Node.js knows when nothing is under way. Here, timers and requests are
// counted; this long (milliseconds) is left to what is not: cryptography, say.
const IDLE = 50;

// The browser's own: Node's take the place of some, a program may of others.
const { clearTimeout, fetch, setTimeout } = globalThis;

/**
 * Runs the program that the port brings.
 *
 * @param {MessagePort} port tells that it is ready, by an object; then of what
 *   happens (see run.mjs), an event at a time, as JSON
 */
export default function start(port) {
  completeStacks();
  const post = port.postMessage.bind(port); // no program gets at the port
  const { stringify } = JSON;
  const tell = (event) => post(stringify(event));
  let answer;
  const lineOfSyntaxError = (source) =>
    new Promise((resolve) => {
      answer = resolve;
      post({ source }); // sandbox.html knows
    });
  port.onmessage = ({ data }) => {
    if (answer) answer(data);
    else new Run(data, tell, lineOfSyntaxError).begin();
  };
  post({});
}

/** One program, from its start to its end. */
class Run {
  #source;
  #filename;
  #tell;
  #lineOfSyntaxError;
  #output;
  #node;
  #errors;
  #over = false;
  #running = false; // it has begun to run, so its syntax is right
  #settled = false; // the module was run to its last line
  #held = 1; // what keeps it going: at first, that it has not begun
  #idle; // the timer that is set when nothing does

  constructor({ source, filename }, tell, lineOfSyntaxError) {
    this.#source = source;
    this.#filename = filename;
    this.#tell = tell;
    this.#lineOfSyntaxError = lineOfSyntaxError;
    this.#output = outputOf(
      (line) => this.#over || tell(line),
      (text) => this.end("failed", { type: "note", text }),
    );
    this.#node = modules({
      hold: (more) => this.hold(more),
      write: this.#output.write,
      exit: (code) => this.exit(code),
      filename,
    });
  }

  async begin() {
    const objects = { ...this.#node, begin: { begin: () => this.#begun() } };
    const urls = await urlsOf(objects);
    const lacks = (name) =>
      `A browser has no "${name}": run this program ${this.#elsewhere}`;
    const linked = link(this.#source, urls, lacks);
    // What import() asks for is there before: loading it is not counted.
    await Promise.all(linked.later.map((url) => import(url)));
    const program = blob(linked.linked);
    const first = blob(
      `import { begin } from "${urls.get("begin")}"; begin();`,
    );
    this.#errors = new Errors(program, this.#filename, urls);
    this.#setGlobals();
    this.#listen();
    this.#tell({ type: "started", live: true });
    if (linked.missing) {
      this.fail(lacks(linked.missing), linked.lineOf(linked.missing));
      return;
    }
    try {
      await import(blob(`import "${first}"; import "${program}";`));
    } catch (error) {
      await this.#failToImport(error, linked.lineOf);
      return;
    }
    this.#settled = true;
    this.hold(0);
  }

  #begun() {
    this.#running = true;
    this.#output.begin();
    this.hold(-1);
  }

  /** Notes that more (or, below 0, less) is under way; ends it after the last. */
  hold(more) {
    this.#held += more;
    clearTimeout(this.#idle);
    if (this.#held > 0) return;
    // After what runs now: from there on, there is nothing to do.
    this.#idle = setTimeout(() => {
      const time = this.#output.time();
      cancelUnrefd(); // here, though what is not counted may still come
      this.#idle = setTimeout(() => this.#finish(time), IDLE);
    });
  }

  #finish(time) {
    if (this.#settled) {
      const last = Math.max(time, this.#output.last());
      this.exit(this.#node.process.exitCode, last);
    } else {
      this.fail(
        "Detected unsettled top-level await: nothing is left to wait for",
      );
    }
  }

  exit(code, time) {
    if (this.#over) return;
    this.#node.process.emit("exit", code ?? 0);
    const text = cut(`exit status ${code}`);
    if (code) this.end("failed", { type: "note", text });
    else this.end("done", null, time);
  }

  fail(message, line = null) {
    this.end("failed", { type: "failure", message: cut(message), line });
  }

  end(reason, event, time = this.#output.time()) {
    if (this.#over) return;
    this.#output.flush();
    this.#over = true;
    if (event) this.#tell(event);
    this.#tell({ type: "end", reason, time });
  }

  get #elsewhere() {
    return `on your own machine, with node ${this.#filename}`;
  }

  /** Puts Node's own in the place of the browser's. */
  #setGlobals() {
    const { process, timers } = this.#node;
    const readable = (text) => this.#errors.readable(text);
    Object.assign(globalThis, timers, { global: globalThis, process });
    Object.assign(console, consoleOf(readable, this.#output.write));
    globalThis.fetch = (...args) => this.#fetch(...args);
  }

  #fetch(...args) {
    const url = String(args[0]?.url ?? args[0]);
    // Made here, where its stack leads to the program's line.
    const refused = new TypeError(
      URL.canParse(url)
        ? `A program here reaches no other host: run it ${this.#elsewhere}`
        : `Failed to parse URL from ${url}`,
    );
    this.hold(1);
    return fetch(...args)
      .catch((error) => {
        const local = /^(blob|data):/i.test(url);
        throw error instanceof TypeError && !local ? refused : error;
      })
      .finally(() => this.hold(-1));
  }

  #listen() {
    const { process } = this.#node;
    addEventListener("error", (event) => {
      event.preventDefault();
      if (!process.emit("uncaughtException", event.error)) {
        this.#crash(event.error);
      }
    });
    addEventListener("unhandledrejection", (event) => {
      event.preventDefault();
      const { reason, promise } = event;
      if (!process.emit("unhandledRejection", reason, promise)) {
        this.#crash(reason);
      }
    });
  }

  #crash(error) {
    this.fail(this.#errors.messageOf(error), this.#errors.lineOf(error));
  }

  /** Tells of what the program threw, or of why it cannot be run at all. */
  async #failToImport(error, lineOfImport) {
    // Of one that runs, nothing is asked: it could get at the port as that answers.
    if (
      this.#running ||
      !(error instanceof SyntaxError) ||
      this.#errors.lineOf(error)
    ) {
      this.#crash(error);
      return;
    }
    const message = this.#errors.messageOf(error);
    const name = /'(node:[^']+)'/.exec(message)?.[1];
    const line =
      lineOfImport(name) ?? (await this.#lineOfSyntaxError(this.#source));
    this.fail(message, line);
  }
}
