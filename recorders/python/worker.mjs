/* The worker that records Python programs. */

import createPyodideModule from "../pyodide/pyodide.asm.mjs";
import { loadPyodide } from "../pyodide/pyodide.mjs";

const ARCHIVE = "/recorders.zip";
// More than any program here needs; a phone has it.
const MEMORY_AT_MOST = 512 * 2 ** 20;

/**
 * Loads Python and records the program that the port brings.
 *
 * @param {MessagePort} port tells of what happens (see run.mjs); first, by
 *   "ready", that Python is loaded, with a new snapshot, if it made one
 * @param {object} given
 * @param {string} given.folder the address of Pyodide's files
 * @param {object} given.pyodide what the build knows of them: "info" of its lock
 *   file, and "sizes", in bytes, of what is downloaded
 * @param {ArrayBuffer} given.archive recorders.zip
 * @param {Blob} [given.snapshot] the memory of a Python that has loaded it
 */
export default async function start(port, given) {
  const post = port.postMessage.bind(port); // no program gets at the port
  const { python, made } = await load(post, given);
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
      post({ type: "end", reason: "failed" });
      return;
    }
    const { recording, failure, note } = result;
    post({ type: "recording", recording });
    if (failure) post({ type: "failure", ...failure });
    if (note) post({ type: "note", text: note });
    post({ type: "end", reason: failure || note ? "failed" : "done" });
  };
  post({ type: "ready", snapshot: made && new Blob([made]) });
}

/** Returns Python, and a snapshot of its memory, if it made one. */
async function load(post, { folder, pyodide, archive, snapshot }) {
  limitMemory();
  const options = {
    createPyodideModule,
    indexURL: folder,
    // Without packages: with Pyodide's list of them, the error of one that is
    // missing would suggest to install it.
    lockFileContents: { info: pyodide.info, packages: {} },
    fsInit: async (FS) => FS.writeFile(ARCHIVE, new Uint8Array(archive)),
  };
  if (snapshot) {
    try {
      const _loadSnapshot = snapshot.arrayBuffer();
      return { python: await loadPyodide({ ...options, _loadSnapshot }) };
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
  return { python, made: python.makeMemorySnapshot() };
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
