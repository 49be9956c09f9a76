/* A hidden page with a worker, in which a program runs that reaches no other
   host. */

import { keep, kept } from "./snapshot.mjs";

const LOOKS = 1000; // milliseconds between two looks at a sandbox
const UNANSWERED_AT_MOST = 4;

const address = (name) => new URL(name, import.meta.url).href;

const files = new Map();

/** Returns a file of the site, as "text", "json" or "arrayBuffer". */
function file(name, kind) {
  if (!files.has(name)) {
    const asked = fetch(address(name)).then((response) => {
      if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
      return response[kind]();
    });
    asked.catch(() => files.delete(name)); // the next sandbox asks again
    files.set(name, asked);
  }
  return files.get(name);
}

/**
 * Returns what the worker in a sandbox is made of and given.
 *
 * @param {object} listed what files.json has of its language, which the build
 *   writes (sidebyside/scripts.py)
 * @returns {Promise<{scripts: Object<string, string>, given: object}>} the texts
 *   of its scripts, by their names, the worker's own last
 */
async function partsOf(listed) {
  const scripts = listed.scripts.map(async (name) => [
    name,
    await file(name, "text"),
  ]);
  const [given, ...texts] = await Promise.all([
    listed.pyodide ? givenToPython(listed.pyodide) : {},
    ...scripts,
  ]);
  return { scripts: Object.fromEntries(texts), given };
}

async function givenToPython(pyodide) {
  const archive = await file("recorders.zip", "arrayBuffer");
  const snapshot = await kept(archive, pyodide.version);
  return { pyodide, folder: address("pyodide/"), archive, snapshot };
}

export class Sandbox {
  /** Told of each event of the worker: see run.mjs. */
  hear = () => {};

  /** Whether it takes a second to load. */
  isSlow = false;

  /** Whether a program has begun in it. */
  used = false;

  #frame = document.createElement("iframe");
  #port;
  #ready;
  #timer;
  #watch;
  #answered = false;
  #unanswered = 0;
  #closed = false;

  /** @param {string} language its slug */
  constructor(language) {
    const worker = new MessageChannel();
    const watch = new MessageChannel();
    this.#port = worker.port1;
    this.#ready = new Promise((resolve) => {
      this.#port.onmessage = ({ data }) => {
        if (data.type !== "ready") this.hear(data);
        else {
          if (data.snapshot) keep(data.snapshot);
          resolve();
        }
      };
    });
    this.#watch = watch.port1;
    this.#watch.onmessage = () => {
      this.#answered = true;
      this.#unanswered = 0;
    };
    this.#load(language, [worker.port2, watch.port2]);
  }

  async #load(language, ports) {
    try {
      const listed = (await file("files.json", "json"))[language];
      if (this.#closed) return;
      this.isSlow = Boolean(listed.pyodide);
      const [parts] = await Promise.all([
        partsOf(listed),
        this.#open(listed.fetches),
      ]);
      if (this.#closed) return;
      this.#frame.contentWindow.postMessage(parts, "*", ports);
      this.#timer = setInterval(() => this.#look(), LOOKS);
    } catch (error) {
      this.#fail(`The site does not answer: ${error.message}`);
    }
  }

  /** Loads the frame: a stranger to the site, which could not fetch from it. */
  #open(fetches) {
    const frame = this.#frame;
    frame.hidden = true;
    frame.title = "Runs a program";
    frame.src = address("sandbox.html");
    if (!fetches) frame.sandbox = "allow-scripts";
    return new Promise((resolve) => {
      frame.onload = resolve;
      document.body.append(frame);
    });
  }

  // When its memory runs out, the browser ends it without a word.
  #look() {
    if (++this.#unanswered > UNANSWERED_AT_MOST) {
      this.#fail(
        this.#answered
          ? "It was ended by the browser: most likely, memory ran out"
          : "The site does not answer",
      );
    }
    this.#watch.postMessage("alive?");
  }

  #fail(message) {
    this.hear({ type: "failure", message, line: null });
    this.hear({ type: "end", reason: "failed" });
  }

  /**
   * Runs a program, unless somebody else hears by the time that it could begin.
   *
   * @param {{source: string, filename: string}} program
   * @param {(event: object) => void} hear
   */
  async run(program, hear) {
    this.hear = hear;
    await this.#ready;
    if (this.hear !== hear) return;
    this.used = true;
    this.#port.postMessage(program);
  }

  /** Ends whatever runs in it. */
  close() {
    this.#closed = true;
    this.hear = () => {}; // some of its events may still be on their way
    clearInterval(this.#timer);
    this.#frame.remove();
  }
}
