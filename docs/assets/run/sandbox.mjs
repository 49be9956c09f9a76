/* A hidden page of no origin with a worker, in which one program runs. It reaches
   nothing: what runs the program is handed in, and only texts come out. */

import { listener } from "./listener.mjs";
import { keep, kept } from "./snapshot.mjs";

const LOOKS = 1000; // milliseconds between two looks at a sandbox
const UNANSWERED_AT_MOST = 4;

const address = (name) => new URL(name, import.meta.url);

async function fetched(name) {
  const response = await fetch(address(name));
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return response;
}

const wanted = new Map(); // what was asked for, by its language

/**
 * Fetches what the worker of a language is made of and given, once.
 *
 * @param {string} language its slug
 * @param {(event: object) => void} tell told of {type: "loading", …}, if much has
 *   to come: see run.mjs
 * @returns {Promise<{scripts: Object<string, string>, data: Object<string, Blob>,
 *   digest: string, snapshot: Blob | undefined}>} the texts of its scripts, by
 *   their names, the worker's own last; other files; what tells them from those of
 *   another build; and, if there is one, a snapshot of a worker made of them
 */
function partsOf(language, tell) {
  if (!wanted.has(language)) {
    const want = {};
    want.parts = fetchParts(language, (event) => want.tell(event));
    want.parts.catch(() => wanted.delete(language)); // the next one asks again
    wanted.set(language, want);
  }
  const want = wanted.get(language);
  want.tell = tell;
  return want.parts;
}

async function fetchParts(language, tell) {
  const listed = await (await fetched("files.json")).json();
  const { scripts, data, digest } = listed[language];
  const total = Object.values(data).reduce((sum, size) => sum + size, 0);
  const snapshot = kept(digest);
  let loaded = 0;
  const text = async (name) => [name, await (await fetched(name)).text()];
  const blob = async (name) => {
    const { body } = await fetched(name);
    const parts = [];
    for (const reader = body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return [name, new Blob(parts)];
      parts.push(value);
      loaded += value.length;
      // With a snapshot, the browser has these files, too.
      if (!(await snapshot)) tell({ type: "loading", loaded, total });
    }
  };
  const [texts, blobs] = await Promise.all([
    Promise.all(scripts.map(text)),
    Promise.all(Object.keys(data).map(blob)),
  ]);
  return {
    scripts: Object.fromEntries(texts),
    data: Object.fromEntries(blobs),
    digest,
    snapshot: await snapshot,
  };
}

export class Sandbox {
  /** Told of each event: see run.mjs. */
  hear = () => {};

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
  #parts; // what its worker is made of
  #made = false; // whether they have a snapshot that is not kept yet

  /** @param {string} language its slug */
  constructor(language) {
    const program = new MessageChannel();
    const watch = new MessageChannel();
    this.#port = program.port1;
    this.#watch = watch.port1;
    this.#watch.onmessage = () => {
      this.#answered = true;
      this.#unanswered = 0;
    };
    this.#ready = this.#load(language, [program.port2, watch.port2]);
  }

  /** Returns whether it is ready for a program; if not, says why. */
  async #load(language, ports) {
    let parts;
    try {
      [parts] = await Promise.all([
        partsOf(language, (event) => this.hear(event)),
        this.#open(),
      ]);
    } catch (error) {
      this.#fail(`The site does not answer: ${error.message}`);
      return false;
    }
    if (this.#closed) return false;
    const answer = new Promise((resolve) => {
      this.#port.onmessage = ({ data }) => resolve(data);
    });
    this.#frame.contentWindow.postMessage(parts, "*", ports);
    this.#timer = setInterval(() => this.#look(), LOOKS);
    const { error } = await answer;
    if (error) {
      this.#fail(`The browser cannot run it: ${error}`);
      return false;
    }
    this.#parts = parts;
    return true;
  }

  #open() {
    const frame = this.#frame;
    frame.hidden = true;
    frame.title = "Runs a program";
    frame.src = address("sandbox.html");
    frame.sandbox = "allow-scripts";
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
   * Runs a program, unless it is closed, or given another one, before it is ready.
   *
   * @param {{source: string, filename: string}} program
   * @param {(event: object) => void} hear takes the place of `hear`
   */
  async run(program, hear) {
    this.hear = hear;
    if (!(await this.#ready) || this.hear !== hear) return;
    this.used = true;
    const listen = listener((event) => this.hear(event));
    this.#port.onmessage = ({ data }) => {
      if (data?.snapshot && !this.#made) {
        this.#parts.snapshot = new Blob([data.snapshot]);
        this.#made = true;
      } else {
        listen(data);
      }
    };
    this.#port.postMessage(program);
  }

  /** Ends whatever runs in it. */
  close() {
    this.#closed = true;
    this.hear = () => {}; // some of its events may still be on their way
    this.#port.close();
    clearInterval(this.#timer);
    this.#frame.remove();
    // Not before: its program should not wait for that.
    if (this.#made) keep(this.#parts.digest, this.#parts.snapshot);
  }
}
