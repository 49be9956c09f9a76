/* A loaded Python's memory, kept by the browser: with it, the next start takes
   a fifth of the time. */

const CACHE = "python-snapshots";

let key;
let snapshot; // of this visit, for those who have no room, or no https
let unstored = false;

/**
 * Returns the memory of a Python that has loaded an archive, if one is kept.
 *
 * @param {ArrayBuffer} archive
 * @param {string} version Pyodide's
 * @returns {Promise<Blob | undefined>}
 */
export async function kept(archive, version) {
  try {
    key ??= await keyOf(archive, version);
    snapshot ??= await (await caches.match(key, { cacheName: CACHE }))?.blob();
  } catch {
    // Not on https, where the browser keeps nothing.
  }
  return snapshot;
}

async function keyOf(archive, version) {
  const hash = await crypto.subtle.digest("SHA-256", archive);
  const text = new Uint32Array(hash).join("-");
  const name = `snapshot?pyodide=${version}&recorders=${text}`;
  return new URL(name, import.meta.url).href;
}

/**
 * Keeps a memory for this visit; see `store`.
 *
 * @param {Blob} made
 */
export function keep(made) {
  snapshot = made;
  unstored = true;
}

/** Has the browser keep for later visits what only this one keeps. */
export async function store() {
  if (!unstored) return;
  unstored = false;
  try {
    await caches.delete(CACHE); // an older version's
    await (await caches.open(CACHE)).put(key, new Response(snapshot));
  } catch {
    // There is no room: the next visit, too, takes its time.
  }
}
