/* Runs programs, each in a sandbox of its own. */

import { Sandbox } from "./sandbox.mjs";
import { store } from "./snapshot.mjs";

let current; // what runs

// Of a slow sandbox, the next one is made ready when a program has ended; no
// program gets another's.
const spares = new Map(); // one a language

function keepReady(language, sandbox = new Sandbox(language)) {
  spares.set(language, sandbox);
  sandbox.hear = ({ type }) => {
    if (type !== "end") return;
    sandbox.close();
    if (spares.get(language) === sandbox) spares.delete(language);
  };
}

function sandboxFor(language) {
  const ready = spares.get(language) ?? new Sandbox(language);
  spares.delete(language);
  return ready;
}

/**
 * Starts a program, and stops the one before it.
 *
 * @param {string} language its slug
 * @param {string} source its text
 * @param {string} filename as errors name it: "gather.py"
 * @param {(event: object) => void} on is told of what happens, in this order:
 *   - {type: "loading", loaded, total}, bytes; while a language loads the first
 *     time
 *   - {type: "started", live}; whether lines come as they are printed, not at
 *     the end, in a recording
 *   - {type: "line", text, time, stream}, when it is printed; seconds
 *   - {type: "recording", recording}, a whole run
 *   - {type: "failure", message, line}, what ended it; the line may be null
 *   - {type: "note", text}
 *   - {type: "end", reason, time}, once: "done", "failed" or "stopped"; the time
 *     (seconds) at which a program without a recording had nothing left to do
 * @returns {{stop: () => void}}
 */
export function run(language, source, filename, on) {
  current?.stop();
  const sandbox = sandboxFor(language);
  const end = (reason, time) => {
    current = undefined;
    // What still loads is not stopped with the program.
    const loads = reason === "stopped" && !sandbox.used;
    if (loads) keepReady(language, sandbox);
    else sandbox.close();
    on({ type: "end", reason, time });
    if (!sandbox.used) return;
    store();
    if (sandbox.isSlow && !spares.has(language)) keepReady(language);
  };
  const hear = (event) => {
    if (event.type === "end") end(event.reason, event.time);
    else on(event);
  };
  const started = { stop: () => current === started && end("stopped") };
  current = started;
  sandbox.run({ source, filename }, hear);
  return started;
}

/** Stops what runs, if anything does. */
export function stop() {
  current?.stop();
}
