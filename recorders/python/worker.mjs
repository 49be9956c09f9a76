/* The worker that records Python programs. */

import createPyodideModule from "../pyodide/pyodide.asm.mjs";
import { loadPyodide } from "../pyodide/pyodide.mjs";

const ARCHIVE = "/recorders.zip";
const FOLDER = "https://pyodide.invalid/"; // nothing is fetched from there
// More than any program here needs; a phone has it.
const MEMORY_AT_MOST = 512 * 2 ** 20;

/**
 * Loads Python and records the program that the port brings.
 *
 * @param {MessagePort} port tells that Python is loaded, by an object, with a new
 *   snapshot (an ArrayBuffer) if it made one; then of what happens (see run.mjs),
 *   an event at a time, as JSON
 * @param {object} given
 * @param {Object<string, Blob | Promise<WebAssembly.Module>>} given.data Pyodide's
 *   files and recorders.zip, by their names
 * @param {Blob} [given.snapshot] the memory of a Python that has loaded them
 */
export default async function start(port, given) {
  const post = port.postMessage.bind(port); // no program gets at the port
  const { stringify } = JSON;
  const tell = (event) => post(stringify(event));
  const { python, made } = await load(given);
  python.runPython("import random; random.seed()"); // anew, after a snapshot
  const { run } = python.pyimport("recorders.python.browser");
  const deliver = (text) => {
    const { recording, failure, note } = JSON.parse(text);
    tell({ type: "recording", recording });
    if (failure) tell({ type: "failure", ...failure });
    if (note) tell({ type: "note", text: note });
    tell({ type: "end", reason: failure || note ? "failed" : "done" });
  };
  port.onmessage = ({ data: { source, filename } }) => {
    tell({ type: "started", live: false });
    let text;
    try {
      text = run(source, filename, deliver);
    } catch (error) {
      const last = String(error.message).trim().split("\n").at(-1);
      const message = last.slice(0, 10_000); // listener.mjs takes no longer one
      tell({ type: "failure", message, line: null });
      tell({ type: "end", reason: "failed" });
      return;
    }
    deliver(text);
  };
  // It is the whole of its buffer.
  post({ snapshot: made?.buffer }, made ? [made.buffer] : []);
}

/** Returns Python, and a snapshot (Uint8Array) of its memory, if it made one. */
async function load({ data, snapshot }) {
  limitMemory();
  const archive = await data["recorders.zip"].arrayBuffer();
  const options = {
    createPyodideModule,
    indexURL: FOLDER,
    lockFileContents: await data["pyodide/pyodide-lock.json"].text(),
    fsInit: async (FS) => FS.writeFile(ARCHIVE, new Uint8Array(archive)),
  };
  if (snapshot) {
    try {
      const _loadSnapshot = snapshot.arrayBuffer();
      return { python: await loaded({ ...options, _loadSnapshot }, data) };
    } catch {
      // Damaged: as if there were none.
    }
  }
  const python = await loaded({ ...options, _makeSnapshot: true }, data);
  python.runPython(`
    import gc, sys
    sys.path.insert(0, "${ARCHIVE}")
    import recorders.python.browser
    gc.freeze()  # each program's run would look through it again
  `);
  return { python, made: python.makeMemorySnapshot() };
}

/** Has loadPyodide find the two files that it fetches, one of them compiled. */
async function loaded(options, data) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async () => new Response(data["pyodide/python_stdlib.zip"]);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await data["pyodide/pyodide.asm.wasm"];
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    return await loadPyodide(options);
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
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
