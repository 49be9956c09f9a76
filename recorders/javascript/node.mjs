/* What short programs use of Node.js, for a browser, as its documentation has it. */

import util from "../node-inspect-extracted/index.mjs";
import { EventEmitter, on, once } from "./events.mjs";
import { promisesOf, promisify, ticksOf, timersOf } from "./timers.mjs";

/**
 * Returns Node's modules, by their names without "node:".
 *
 * @param {object} host what they stand on
 * @param {(count: number) => void} host.hold told that there is more or less
 *   under way that keeps a program going
 * @param {(stream: "stdout"|"stderr", text: string) => void} host.write
 * @param {(code?: number) => void} host.exit
 * @param {string} host.filename
 */
export function modules({ hold, write, exit, filename }) {
  const { nextTick, runTicks } = ticksOf(hold);
  const timers = timersOf(hold, runTicks);
  timers.promises = promisesOf(timers);
  const process = Object.assign(new EventEmitter(), {
    argv: ["node", filename],
    cwd: () => "/",
    env: {},
    exit: (code = process.exitCode) => exit(code),
    exitCode: undefined,
    hrtime: { bigint: () => BigInt(Math.round(performance.now() * 1e6)) },
    nextTick,
    pid: 1,
    platform: "browser",
    stderr: { write: (text) => (write("stderr", `${text}`), true) },
    stdout: { write: (text) => (write("stdout", `${text}`), true) },
    uptime: () => performance.now() / 1000,
    version: "v20.0.0",
    versions: { node: "20.0.0" },
  });
  return {
    events: { default: EventEmitter, EventEmitter, on, once },
    perf_hooks: { performance },
    process,
    timers,
    "timers/promises": timers.promises,
    util: { ...util, promisify },
  };
}
