/* The worker that records Python programs. */

import { loadPyodide, version } from "../pyodide/pyodide.mjs";

const address = (name) => new URL(name, import.meta.url).href;

// Programs must not reach it: sandbox.html takes it away before they start.
const { caches } = self;

// Without packages: its own list would have a missing one's error suggest to
// install it.
const NO_PACKAGES = {
  info: {
    abi_version: "2026_0",
    arch: "wasm32",
    platform: "emscripten_5_0_3",
    python: "3.14.2",
  },
  packages: {},
};
const ARCHIVE = "/recorders.zip";
// What is downloaded, in bytes; Content-Length has that of what is compressed.
const SIZES = { "pyodide.asm.wasm": 9598218, "python_stdlib.zip": 2545637 };
// More than any program here needs; a phone has it.
const MEMORY_AT_MOST = 512 * 2 ** 20;
// Python gives no memory back: beyond this, the next program gets a new one.
const MEMORY_TO_KEEP = 256 * 2 ** 20;

/**
 * Loads Python and records the programs that the port brings.
 *
 * @param {MessagePort} port
 */
export default async function start(port) {
  const post = port.postMessage.bind(port); // no program gets at the port
  const { python, keep } = await load(post);
  let unkept = keep;
  python.runPython("import random; random.seed()"); // anew, after a snapshot
  const { run } = python.pyimport("recorders.python.browser");
  port.onmessage = ({ data: { source, filename } }) => {
    post({ type: "started" });
    let result;
    try {
      result = JSON.parse(run(source, filename));
    } catch (error) {
      const message = String(error.message).trim().split("\n").at(-1);
      post({ type: "failure", message, line: null });
      post({ type: "end", reason: "failed", spent: true });
      return;
    }
    const { recording, failure, note } = result;
    post({ type: "recording", recording });
    if (failure) post({ type: "failure", ...failure });
    if (note) post({ type: "note", text: note });
    post({
      type: "end",
      reason: failure || note ? "failed" : "done",
      spent: python._module.HEAPU8.length > MEMORY_TO_KEEP,
    });
    unkept?.(); // after the first program: it should not wait for it
    unkept = undefined;
  };
  post({ type: "ready" });
}

/** Returns Python, and what keeps its memory for the next start, if anything. */
async function load(post) {
  limitMemory();
  const archive = download("../recorders.zip");
  const options = {
    indexURL: address("../pyodide/"),
    lockFileContents: NO_PACKAGES,
    fsInit: async (FS) => FS.writeFile(ARCHIVE, await archive),
  };
  const snapshot = await stored(archive);
  if (snapshot) {
    try {
      const python = await loadPyodide({ ...options, _loadSnapshot: snapshot });
      return { python };
    } catch {
      // Damaged: as if there were none.
    }
  }
  const { fetch: plain } = self;
  // loadPyodide itself waits for ever for what does not come.
  const python = await new Promise((resolve, reject) => {
    self.fetch = counting(plain, post, reject);
    loadPyodide({ ...options, _makeSnapshot: true }).then(resolve, reject);
  });
  self.fetch = plain;
  python.runPython(`
    import sys
    sys.path.insert(0, "${ARCHIVE}")
    import recorders.python.browser
  `);
  const made = python.makeMemorySnapshot();
  return { python, keep: () => store(archive, made) };
}

async function download(name) {
  const response = await fetch(address(name));
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// Let Python say MemoryError before the browser ends the page.
function limitMemory() {
  const memory = WebAssembly.Memory.prototype;
  const { grow } = memory;
  memory.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65536 > MEMORY_AT_MOST) {
      throw new RangeError("the limit is reached");
    }
    return grow.call(this, pages);
  };
}

/** Returns a fetch that tells how much of SIZES has come, or what went wrong. */
function counting(fetch, post, fail) {
  const total = Object.values(SIZES).reduce((sum, size) => sum + size);
  let loaded = 0;
  const failing = (promise) =>
    promise.catch((error) => {
      fail(new Error(`the site does not answer (${error.message})`));
      throw error;
    });
  return async (url) => {
    const name = String(url).split("/").at(-1);
    const response = await failing(fetch(url));
    if (!response.ok) fail(new Error(`${name}: HTTP ${response.status}`));
    if (!SIZES[name] || !response.ok) return response;
    const reader = response.body.getReader();
    const counted = new ReadableStream({
      async pull(controller) {
        const { done, value } = await failing(reader.read());
        if (done) return controller.close();
        loaded += value.length;
        post({ type: "loading", loaded, total });
        controller.enqueue(value);
      },
    });
    return new Response(counted, { headers: response.headers });
  };
}

// A loaded Python's memory, kept by the browser: with it, the next start takes
// a fifth of the time.

const SNAPSHOTS = "python-snapshots";

async function keyOf(archive) {
  const hash = await crypto.subtle.digest("SHA-256", await archive);
  const text = new Uint32Array(hash).join("-");
  return address(`snapshot?pyodide=${version}&recorders=${text}`);
}

async function stored(archive) {
  try {
    // Who comes first need not wait for the archive to know that.
    if (!(await caches.has(SNAPSHOTS))) return undefined;
    const kept = await caches.open(SNAPSHOTS);
    const response = await kept.match(await keyOf(archive));
    return response && new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined; // not on https: nothing is kept
  }
}

async function store(archive, snapshot) {
  try {
    const key = await keyOf(archive);
    await caches.delete(SNAPSHOTS); // an older version's
    await (await caches.open(SNAPSHOTS)).put(key, new Response(snapshot));
  } catch {
    // There is no room: the next start, too, takes its time.
  }
}
