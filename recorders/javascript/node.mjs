/* What short programs use of Node.js, for a browser, as its documentation has it. */

/**
 * Returns Node's modules, by their names without "node:".
 *
 * @param {object} host what they stand on
 * @param {object} host.util Node's own inspect and format
 * @param {(count: number) => void} host.hold told that there is more or less
 *   under way that keeps a program going
 * @param {(stream: "stdout"|"stderr", text: string) => void} host.write
 * @param {(code?: number) => void} host.exit
 * @param {string} host.filename
 */
export function modules({ util, hold, write, exit, filename }) {
  const events = eventsOf(util);
  const { nextTick, runTicks } = ticksOf(hold);
  const timers = timersOf(util, hold, runTicks);
  timers.promises = promisesOf(timers, events);
  const process = Object.assign(new events.EventEmitter(), {
    argv: ["node", filename],
    cwd: () => "/",
    env: {},
    exit: (code = process.exitCode) => exit(code),
    exitCode: undefined,
    hrtime: { bigint: () => BigInt(Math.round(performance.now() * 1e6)) },
    nextTick,
    pid: 1,
    platform: "browser",
    stderr: { write: (text) => (write("stderr", String(text)), true) },
    stdout: { write: (text) => (write("stdout", String(text)), true) },
    uptime: () => performance.now() / 1000,
    version: "v20.0.0",
    versions: { node: "20.0.0" },
  });
  return {
    events,
    perf_hooks: { performance },
    process,
    timers,
    "timers/promises": timers.promises,
    util: { ...util, promisify },
  };
}

class AbortError extends Error {
  constructor(signal) {
    super("The operation was aborted", { cause: signal.reason });
    this.name = "AbortError";
    this.code = "ABORT_ERR";
  }
}

const PROMISIFIED = Symbol.for("nodejs.util.promisify.custom");

function promisify(original) {
  if (original[PROMISIFIED]) return original[PROMISIFIED];
  return function (...args) {
    return new Promise((resolve, reject) => {
      const done = (error, value) => (error ? reject(error) : resolve(value));
      original.call(this, ...args, done);
    });
  };
}
promisify.custom = PROMISIFIED;

function eventsOf(util) {
  class EventEmitter {
    #listeners = new Map();

    listeners(name) {
      return this.rawListeners(name).map((each) => each.listener ?? each);
    }
    rawListeners(name) {
      return [...(this.#listeners.get(name) ?? [])];
    }
    listenerCount(name) {
      return this.rawListeners(name).length;
    }
    eventNames() {
      return [...this.#listeners.keys()];
    }
    on(name, listener) {
      this.#listeners.set(name, [...this.rawListeners(name), listener]);
      return this;
    }
    prependListener(name, listener) {
      this.#listeners.set(name, [listener, ...this.rawListeners(name)]);
      return this;
    }
    once(name, listener) {
      const first = (...args) => {
        this.off(name, first);
        listener.apply(this, args);
      };
      return this.on(name, Object.assign(first, { listener }));
    }
    off(name, listener) {
      const left = this.rawListeners(name);
      const index = left.findLastIndex(
        (each) => each === listener || each.listener === listener,
      );
      if (index >= 0) left.splice(index, 1);
      if (left.length) this.#listeners.set(name, left);
      else this.#listeners.delete(name);
      return this;
    }
    removeAllListeners(name) {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }
    setMaxListeners() {
      return this;
    }
    emit(name, ...args) {
      const listeners = this.rawListeners(name);
      if (name === "error" && !listeners.length) {
        if (args[0] instanceof Error) throw args[0];
        throw new Error(`Unhandled error. (${util.inspect(args[0])})`);
      }
      for (const listener of listeners) listener.apply(this, args);
      return listeners.length > 0;
    }
  }
  const { prototype } = EventEmitter;
  prototype.addListener = prototype.on;
  prototype.removeListener = prototype.off;

  /** Listens to an emitter or an EventTarget; returns what ends it. */
  const listen = (emitter, name, listener) => {
    if (emitter.addEventListener) {
      emitter.addEventListener(name, listener);
      return () => emitter.removeEventListener(name, listener);
    }
    emitter.on(name, listener);
    return () => emitter.off(name, listener);
  };

  /** Listens to what `once` and `on` end by, besides their event. */
  const listenToEnds = (emitter, name, signal, fail) => {
    const ends = [];
    if (signal) {
      const abort = () => fail(new AbortError(signal));
      ends.push(listen(signal, "abort", abort));
    }
    if (emitter.emit && name !== "error") {
      ends.push(listen(emitter, "error", fail));
    }
    return ends;
  };

  const once = (emitter, name, { signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) throw new AbortError(signal);
      const settle = (how, value) => {
        for (const end of ends) end();
        how(value);
      };
      const ends = [
        listen(emitter, name, (...args) => settle(resolve, args)),
        ...listenToEnds(emitter, name, signal, (error) =>
          settle(reject, error),
        ),
      ];
    });

  const on = (emitter, name, { signal, close = [] } = {}) => {
    if (signal?.aborted) throw new AbortError(signal);
    const queue = [];
    let wake = () => {};
    const push = (item) => {
      queue.push(item);
      wake();
    };
    const ends = [
      listen(emitter, name, (...args) => push({ value: args })),
      ...close.map((each) => listen(emitter, each, () => push({ done: true }))),
      ...listenToEnds(emitter, name, signal, (error) => push({ error })),
    ];
    return (async function* () {
      try {
        for (;;) {
          while (!queue.length) {
            await new Promise((resolve) => (wake = resolve));
          }
          const item = queue.shift();
          if ("error" in item) throw item.error;
          if (item.done) return;
          yield item.value;
        }
      } finally {
        for (const end of ends) end();
      }
    })();
  };

  return { default: EventEmitter, EventEmitter, once, on };
}

/**
 * Node runs what nextTick is given after the callback of a timer, before its
 * microtasks; and if it comes from a module or microtask, after these. A browser
 * tells nobody when these are over: a message comes then.
 */
function ticksOf(hold) {
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

function timersOf(util, hold, runTicks) {
  // Copies: the global ones are replaced by those that are made here.
  const { setTimeout, clearTimeout, setInterval, MessageChannel } = globalThis;

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
            `Received ${util.inspect(callback)}`,
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
      hold((active && ref) - (this.#active && this.#ref));
      this.#active = active;
      this.#ref = ref;
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
        const id = setInterval(fire, milliseconds(delay));
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

function promisesOf(timers, { EventEmitter, on }) {
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
