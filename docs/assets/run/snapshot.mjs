/* The memory of a worker that has loaded its language, kept by the browser: with
   it, the next start takes a fifth of the time. It is made before the worker is
   given a program, and no program reaches what is kept. */

const CACHE = "snapshots";
// Programs could reach that one, and put into it what they liked.
const FORMER = "python-snapshots";

const key = (digest) => new URL(`snapshot?of=${digest}`, import.meta.url).href;

/**
 * Returns what is kept of a former visit, if anything is.
 *
 * @param {string} digest of what the worker is made of
 * @returns {Promise<Blob | undefined>}
 */
export async function kept(digest) {
  try {
    const [found] = await Promise.all([
      caches.match(key(digest), { cacheName: CACHE }),
      caches.delete(FORMER),
    ]);
    return await found?.blob();
  } catch {
    return undefined; // not on https, where the browser keeps nothing
  }
}

/**
 * Keeps a snapshot for later visits, in the place of those there are.
 *
 * @param {string} digest of what the worker is made of
 * @param {Blob} snapshot
 */
export async function keep(digest, snapshot) {
  try {
    await caches.delete(CACHE);
    const cache = await caches.open(CACHE);
    await cache.put(key(digest), new Response(snapshot));
  } catch {
    // There is no room: the next visit, too, takes its time.
  }
}
