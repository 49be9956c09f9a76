/* The worker that records Python programs. */

import createPyodideModule from "../pyodide/pyodide.asm.mjs";
import { loadPyodide } from "../pyodide/pyodide.mjs";

// Programs must not reach it: sandbox.html takes it away before they start.
const { caches } = self;

const ARCHIVE = "/recorders.zip";
// More than any program here needs; a phone has it.
const MEMORY_AT_MOST = 512 * 2 ** 20;
// Python gives no memory back: beyond this, the next program gets a new one.
const MEMORY_TO_KEEP = 256 * 2 ** 20;

/**
 * Loads Python and records the programs that the port brings.
 *
 * @param {MessagePort} port tells of what happens: see run.mjs
 * @param {object} given
 * @param {string} given.site the address of the site's assets/run/
 * @param {object} given.pyodide what the build knows of Pyodide's files: their
 *   "version", "info" of the lock file, and "sizes", in bytes, of what is
 *   downloaded
 */
export default async function start(port, given) {
  const post = port.postMessage.bind(port); // no program gets at the port
  const { python, keep } = await load(post, given);
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
async function load(post, { site, pyodide }) {
  limitMemory();
  const archive = download(`${site}recorders.zip`);
  const key = async () =>
    `${site}snapshot?pyodide=${pyodide.version}&recorders=${await digest(archive)}`;
  const options = {
    createPyodideModule,
    indexURL: `${site}pyodide/`,
    // Without packages: with Pyodide's list of them, the error of one that is
    // missing would suggest to install it.
    lockFileContents: { info: pyodide.info, packages: {} },
    fsInit: async (FS) => FS.writeFile(ARCHIVE, await archive),
  };
  const snapshot = await stored(key);
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
    self.fetch = counting(plain, pyodide.sizes, post, reject);
    loadPyodide({ ...options, _makeSnapshot: true }).then(resolve, reject);
  });
  self.fetch = plain;
  python.runPython(`
    import sys
    sys.path.insert(0, "${ARCHIVE}")
    import recorders.python.browser
  `);
  const made = python.makeMemorySnapshot();
  return { python, keep: () => store(key, made) };
}

async function download(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
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

/** Returns a fetch that tells how much of `sizes` has come, or what went wrong. */
function counting(fetch, sizes, post, fail) {
  // Content-Length has the size of what is compressed.
  const total = Object.values(sizes).reduce((sum, size) => sum + size);
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
    if (!sizes[name] || !response.ok) return response;
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

async function digest(archive) {
  const hash = await crypto.subtle.digest("SHA-256", await archive);
  return new Uint32Array(hash).join("-");
}

async function stored(keyOf) {
  try {
    // Who comes first need not wait for the archive to know that.
    if (!(await caches.has(SNAPSHOTS))) return undefined;
    const kept = await caches.open(SNAPSHOTS);
    const response = await kept.match(await keyOf());
    return response && new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined; // not on https: nothing is kept
  }
}

async function store(keyOf, snapshot) {
  try {
    const key = await keyOf();
    await caches.delete(SNAPSHOTS); // an older version's
    await (await caches.open(SNAPSHOTS)).put(key, new Response(snapshot));
  } catch {
    // There is no room: the next start, too, takes its time.
  }
}
