/* Runs programs, each language's in a sandbox that reaches no other host. */

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
 * Returns what the worker in a sandbox is made of and given. files.json, which
 * the build writes (sidebyside/scripts.py), lists it.
 *
 * @param {string} language
 * @returns {Promise<{scripts: Object<string, string>, given: object}>} the texts
 *   of its scripts, by their names, the worker's own last
 */
async function partsOf(language) {
  const listed = (await file("files.json", "json"))[language];
  const scripts = listed.scripts.map(async (name) => [
    name,
    await file(name, "text"),
  ]);
  const given = listed.pyodide
    ? { pyodide: listed.pyodide, site: address("./") }
    : {};
  return { scripts: Object.fromEntries(await Promise.all(scripts)), given };
}

const LOOKS = 1000; // milliseconds between two looks at a sandbox
const UNANSWERED_AT_MOST = 4;

/** A hidden page with a worker. */
class Sandbox {
  constructor(language) {
    const worker = new MessageChannel();
    const watch = new MessageChannel();
    this.hear = this.idle;
    this.port = worker.port1;
    this.ready = new Promise((resolve) => {
      this.port.onmessage = ({ data }) =>
        data.type === "ready" ? resolve() : this.hear(data);
    });
    this.unanswered = 0;
    this.watch = watch.port1;
    this.watch.onmessage = () => {
      this.answered = true;
      this.unanswered = 0;
    };
    this.frame = document.createElement("iframe");
    this.frame.hidden = true;
    this.frame.title = "Runs a program";
    this.frame.src = address("sandbox.html");
    if (language === "javascript") this.frame.sandbox = "allow-scripts";
    const parts = partsOf(language);
    this.frame.onload = async () => {
      try {
        const ports = [worker.port2, watch.port2];
        this.frame.contentWindow.postMessage(await parts, "*", ports);
        this.timer = setInterval(() => this.look(), LOOKS);
      } catch (error) {
        this.fail(`The site does not answer: ${error.message}`);
      }
    };
    document.body.append(this.frame);
  }

  // When its memory runs out, the browser ends it without a word.
  look() {
    if (++this.unanswered > UNANSWERED_AT_MOST) {
      this.fail(
        this.answered
          ? "It was ended by the browser: most likely, memory ran out"
          : "The site does not answer",
      );
    }
    this.watch.postMessage("alive?");
  }

  fail(message) {
    this.hear({ type: "failure", message, line: null });
    this.hear({ type: "end", reason: "failed", spent: true });
  }

  /** Runs a program, whose events come to `hear`. */
  async run(program, hear) {
    this.hear = hear;
    await this.ready;
    if (this.hear === hear) this.port.postMessage(program);
  }

  /** Hears what comes when no program runs. */
  idle(event) {
    if (event.spent) this.close();
  }

  /** Ends whatever runs in it. */
  close() {
    clearInterval(this.timer);
    this.frame.remove();
  }
}

let current; // what runs

/**
 * Starts a program, and stops the one before it.
 *
 * @param {"python"|"javascript"} language
 * @param {string} source its text
 * @param {string} filename as errors name it: "gather.py"
 * @param {(event: object) => void} on is told of what happens, in this order:
 *   - {type: "loading", loaded, total}, bytes; while Python loads the first time
 *   - {type: "started"}
 *   - {type: "line", text, time, stream}, when JavaScript prints it; seconds
 *   - {type: "recording", recording}, a whole run of Python
 *   - {type: "failure", message, line}, what ended it; the line may be null
 *   - {type: "note", text}
 *   - {type: "end", reason, time}, once: "done", "failed" or "stopped"; the time
 *     (seconds) at which JavaScript had nothing left to do
 * @returns {{stop: () => void}}
 */
export function run(language, source, filename, on) {
  current?.stop();
  // Each time a new one: what a program did to it, the next one does not see.
  const sandbox = new Sandbox(language);
  const end = (reason, { time } = {}) => {
    current = undefined;
    sandbox.hear = sandbox.idle;
    sandbox.close();
    on({ type: "end", reason, time });
  };
  const hear = (event) => {
    if (event.type === "end") end(event.reason, event);
    else on(event);
  };
  const stop = () => current === started && end("stopped");
  const started = { stop };
  current = started;
  sandbox.run({ source, filename }, hear);
  return started;
}

/** Stops what runs, if anything does. */
export function stop() {
  current?.stop();
}
