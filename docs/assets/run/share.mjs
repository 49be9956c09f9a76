/* Programs in addresses: compressed, in the fragment, which no browser sends. */

import { isSlow, SLOW } from "./slow.mjs";

const VERSION = "1";

// With more, the editor would keep the page from answering.
const CHARACTERS = 100_000; // of JavaScript's
const LINES = 3000;
// Each has three bytes at most in UTF-8, of which base64 makes four characters; what
// cannot be packed takes a little more.
const PACKED = 5 * CHARACTERS;
// A browser unpacks each piece whole, to up to a thousand times its size.
const PIECE = 1000; // bytes
const number = (count) => count.toLocaleString("en");
const SIZES =
  `more than ${number(CHARACTERS)} characters or ${number(LINES)} lines, ` +
  `or more than ${number(SLOW)} in a line that is not plain ASCII`;

function isTooLong(source) {
  const lines = source.split(/\r\n?|\n/);
  return (
    source.length > CHARACTERS ||
    lines.length - 1 > LINES || // the last ends in a line end, too
    lines.some(isSlow)
  );
}

/** Returns a text, or of one that is too long no more than shows it. */
async function unpacked(packed) {
  let at = 0;
  const pieces = new ReadableStream({
    pull(controller) {
      if (at < packed.length) {
        controller.enqueue(packed.subarray(at, (at += PIECE)));
      } else controller.close();
    },
  });
  const reader = pieces
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .pipeThrough(new TextDecoderStream("utf-8", { fatal: true }))
    .getReader();
  let text = "";
  while (text.length <= CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text;
}

/**
 * Returns an address that has a program in its fragment.
 *
 * @param {URL} playground the address of the playground
 * @param {string} language its slug
 * @param {string} source
 * @returns {Promise<string>}
 * @throws {Error} nobody could open the link
 */
export async function link(playground, language, source) {
  if (isTooLong(source)) {
    throw new Error(`This program is too long for a link: it has ${SIZES}.`);
  }
  const packed = new Blob([source])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
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
 * @throws {Error} the text is damaged, too long, or of a version not known here
 */
export async function read(text, languages) {
  const tooLong = `This link is too long, and was not opened: its program has ${SIZES}.`;
  if (text.length > PACKED) throw new Error(tooLong);
  const [version, language, data] = text.split(".");
  if (version !== VERSION || !languages.includes(language)) {
    throw new Error("This link was made by another version of the playground.");
  }
  let source;
  try {
    const packed = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    source = await unpacked(Uint8Array.from(packed, (c) => c.charCodeAt(0)));
  } catch {
    throw new Error("This link is damaged: a part of it is missing.");
  }
  if (isTooLong(source)) throw new Error(tooLong);
  return { language, source };
}
