/* Programs in addresses: compressed, in the fragment, which no browser sends. */

const VERSION = "1";

const through = async (bytes, stream) =>
  new Uint8Array(
    await new Response(
      new Blob([bytes]).stream().pipeThrough(stream),
    ).arrayBuffer(),
  );

/**
 * Returns an address that has a program in its fragment.
 *
 * @param {URL} playground the address of the playground
 * @param {string} language its slug
 * @param {string} source
 * @returns {Promise<string>}
 */
export async function link(playground, language, source) {
  const bytes = await through(
    new TextEncoder().encode(source),
    new CompressionStream("deflate-raw"),
  );
  const text = btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const address = new URL(playground);
  address.hash = `program=${VERSION}.${language}.${text}`;
  return address.href;
}

/**
 * Returns the program that is in a fragment's `program=…`.
 *
 * @param {string} text
 * @param {string[]} languages the slugs of those that run here
 * @returns {Promise<{language: string, source: string}>}
 * @throws {Error} the text is damaged, or of a version not known here
 */
export async function read(text, languages) {
  const [version, language, data] = text.split(".");
  if (version !== VERSION || !languages.includes(language)) {
    throw new Error("This link was made by another version of the playground.");
  }
  try {
    const packed = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await through(
      Uint8Array.from(packed, (c) => c.charCodeAt(0)),
      new DecompressionStream("deflate-raw"),
    );
    const source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { language, source };
  } catch {
    throw new Error("This link is damaged: a part of it is missing.");
  }
}
