/* Node's timers, and promises of them. */

import { inspect } from "../node-inspect-extracted/index.mjs";
import { AbortError, EventEmitter, on } from "./events.mjs";

// The browser's own: the global ones are replaced by those that are made here.
const { clearTimeout, MessageChannel, setTimeout } = globalThis;

const PROMISIFIED = Symbol.for("nodejs.util.promisify.custom");

/** Node's util.promisify. */
export function promisify(original) {
  if (original[PROMISIFIED]) return original[PROMISIFIED];
  return function (...args) {
    return new Promise((resolve, reject) => {
      const done = (error, value) => (error ? reject(error) : resolve(value));
      original.call(this, ...args, done);
    });
  };
}
promisify.custom = PROMISIFIED;

/**
 * Returns process.nextTick, and what runs at once all that was given to it.
 *
 * Node runs what nextTick is given after the callback of a timer, before its
 * microtasks; and if it comes from a module or microtask, after these. A browser
 * tells nobody when these are over: a message comes then.
 *
 * @param {(count: number) => void} hold told that there is more or less under
 *   way that keeps a program going
 * @returns {{nextTick: Function, runTicks: () => void}}
 */
export function ticksOf(hold) {
  const ticks = [];
  const runTicks = () => {
    while (ticks.length) {
      hold(-1);
      ticks.shift()();
    }
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = runTicks;
  const nextTick = (callback, ...args) => {
    hold(1);
    ticks.push(() => callback(...args));
    port2.postMessage(null);
  };
  return { nextTick, runTicks };
}

const unrefd = new Set(); // the timers that keep no program going

/** Cancels the timers that keep no program going: nothing else does. */
export function cancelUnrefd() {
  for (const timer of unrefd) timer.close();
}

/**
 * Returns setTimeout and the like.
 *
 * @param {(count: number) => void} hold as above
 * @param {() => void} runTicks called before and after each callback
 */
export function timersOf(hold, runTicks) {
  /** What setTimeout, setInterval and setImmediate return. */
  class Timer {
    #begin;
    #cancel;
    #active = false;
    #ref = true;

    constructor(callback, args, repeats, begin) {
      if (typeof callback !== "function") {
        const error = new TypeError(
          'The "callback" argument must be of type function. ' +
            `Received ${inspect(callback)}`,
        );
        throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
      }
      this.#begin = () =>
        begin(() => {
          runTicks(); // their message may come later than this timer
          if (!this.#active) return;
          if (!repeats) this.close();
          callback(...args);
          runTicks();
        });
      this.refresh();
    }
    #set(active, ref) {
      const more = (active && ref) - (this.#active && this.#ref);
      if (more) hold(more);
      this.#active = active;
      this.#ref = ref;
      if (active && !ref) unrefd.add(this);
      else unrefd.delete(this);
    }
    refresh() {
      this.close();
      this.#set(true, this.#ref);
      this.#cancel = this.#begin();
      return this;
    }
    close() {
      this.#cancel?.();
      this.#set(false, this.#ref);
      return this;
    }
    ref() {
      this.#set(this.#active, true);
      return this;
    }
    unref() {
      this.#set(this.#active, false);
      return this;
    }
    hasRef() {
      return this.#ref;
    }
  }

  const milliseconds = (delay) =>
    delay >= 1 && delay < 2 ** 31 ? Math.trunc(delay) : 1;
  const clear = (timer) => {
    if (timer instanceof Timer) timer.close();
  };
  return {
    setTimeout: (callback, delay, ...args) =>
      new Timer(callback, args, false, (fire) => {
        const id = setTimeout(fire, milliseconds(delay));
        return () => clearTimeout(id);
      }),
    setInterval: (callback, delay, ...args) =>
      new Timer(callback, args, true, (fire) => {
        // A turn that comes late moves all that follow, which a browser's own
        // setInterval leaves where they were.
        let id;
        const beat = () => {
          id = setTimeout(() => (beat(), fire()), milliseconds(delay));
        };
        beat();
        return () => clearTimeout(id);
      }),
    setImmediate: (callback, ...args) =>
      new Timer(callback, args, false, (fire) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = fire;
        port2.postMessage(null);
        return () => port1.close();
      }),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
}

/** Returns timers/promises, and has promisify know it. */
export function promisesOf(timers) {
  const wait = (begin, value, { signal, ref = true } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) throw new AbortError(signal);
      const abort = () => {
        timer.close();
        reject(new AbortError(signal));
      };
      const timer = begin(() => {
        signal?.removeEventListener("abort", abort);
        resolve(value);
      });
      if (!ref) timer.unref();
      signal?.addEventListener("abort", abort);
    });
  const setTimeout = (delay, value, options) =>
    wait((fire) => timers.setTimeout(fire, delay), value, options);
  const setImmediate = (value, options) =>
    wait((fire) => timers.setImmediate(fire), value, options);
  async function* setInterval(delay, value, options) {
    const ticks = new EventEmitter();
    const timer = timers.setInterval(() => ticks.emit("tick"), delay);
    try {
      const each = on(ticks, "tick", options);
      while (!(await each.next()).done) yield value;
    } finally {
      timer.close();
    }
  }
  timers.setTimeout[PROMISIFIED] = setTimeout;
  timers.setImmediate[PROMISIFIED] = setImmediate;
  const scheduler = {
    wait: (delay, options) => setTimeout(delay, undefined, options),
    yield: () => setImmediate(),
  };
  return { setTimeout, setImmediate, setInterval, scheduler };
}
