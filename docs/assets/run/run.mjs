/* Runs programs, each in a sandbox of its own. */

import { Sandbox } from "./sandbox.mjs";

let current; // what runs

// The next program's sandbox, made ready when one has ended. While a program
// runs, there is no other: a browser ends a process that is no longer needed at
// once, but a worker in one that is takes seconds to end.
let spare; // {language, sandbox}

function keepReady(language, sandbox = new Sandbox(language)) {
  spare = { language, sandbox };
  sandbox.hear = ({ type }) => {
    if (type !== "end") return;
    sandbox.close();
    if (spare?.sandbox === sandbox) spare = undefined;
  };
}

function sandboxFor(language) {
  const ready = spare;
  spare = undefined;
  if (ready?.language === language) return ready.sandbox;
  ready?.sandbox.close();
  return new Sandbox(language);
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
  current?.stop(true);
  const sandbox = sandboxFor(language);
  const end = (reason, { time, leaves } = {}) => {
    current = undefined;
    // What still loads is not stopped with the program.
    const loads = reason === "stopped" && !sandbox.used;
    if (!loads) sandbox.close();
    if (loads) keepReady(language, sandbox);
    else if (sandbox.used && !leaves) keepReady(language);
    on({ type: "end", reason, time });
  };
  const hear = (event) => {
    if (event.type === "end") end(event.reason, event);
    else on(event);
  };
  const started = {
    stop: (leaves) => current === started && end("stopped", { leaves }),
  };
  current = started;
  sandbox.run({ source, filename }, hear);
  return started;
}
