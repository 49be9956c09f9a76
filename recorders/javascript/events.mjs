/* Node's events module. */

import { inspect } from "../node-inspect-extracted/index.mjs";

/** What rejects where a signal ended a wait. */
export class AbortError extends Error {
  constructor(signal) {
    super("The operation was aborted", { cause: signal.reason });
    this.name = "AbortError";
    this.code = "ABORT_ERR";
  }
}

export class EventEmitter {
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
      throw new Error(`Unhandled error. (${inspect(args[0])})`);
    }
    for (const listener of listeners) listener.apply(this, args);
    return listeners.length > 0;
  }
}
const { prototype } = EventEmitter;
prototype.addListener = prototype.on;
prototype.removeListener = prototype.off;

/** Listens to an emitter or an EventTarget; returns what ends it. */
function listen(emitter, name, listener) {
  if (emitter.addEventListener) {
    emitter.addEventListener(name, listener);
    return () => emitter.removeEventListener(name, listener);
  }
  emitter.on(name, listener);
  return () => emitter.off(name, listener);
}

/** Listens to what `once` and `on` end by, besides their event. */
function listenToEnds(emitter, name, signal, fail) {
  const ends = [];
  if (signal) {
    const abort = () => fail(new AbortError(signal));
    ends.push(listen(signal, "abort", abort));
  }
  if (emitter.emit && name !== "error") {
    ends.push(listen(emitter, "error", fail));
  }
  return ends;
}

export const once = (emitter, name, { signal } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) throw new AbortError(signal);
    const settle = (how, value) => {
      for (const end of ends) end();
      how(value);
    };
    const ends = [
      listen(emitter, name, (...args) => settle(resolve, args)),
      ...listenToEnds(emitter, name, signal, (error) => settle(reject, error)),
    ];
  });

export function on(emitter, name, { signal, close = [] } = {}) {
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
}
