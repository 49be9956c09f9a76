/* Gives a program the modules that it imports. */

import { parse } from "../es-module-lexer/dist/lexer.minimal.asm.js";

/** Returns an address of a script. */
export const blob = (text) =>
  URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/**
 * Makes modules of objects.
 *
 * @param {object} objects by the modules' names; each has what is exported
 * @returns {Promise<Map<string, string>>} the modules' addresses, by their names
 */
export async function urlsOf(objects) {
  const shared = blob("export default {};");
  Object.assign((await import(shared)).default, objects);
  const module = ([name, { default: whole, ...exports }]) => [
    name,
    blob(
      `import all from "${shared}";
      const module = all[${JSON.stringify(name)}];
      export default ${whole ? "module.default" : "module"};
      export const { ${Object.keys(exports)} } = module;`,
    ),
  ];
  return new Map(Object.entries(objects).map(module));
}

/**
 * Lets a program import modules from their addresses.
 *
 * An import() that leads nowhere is left to fail when the program gets to it.
 *
 * @param {string} source the program
 * @param {Map<string, string>} urls the modules' addresses, by their names
 * @param {(name: string) => string} lacks the error's message, where an import()
 *   asks for a name that leads nowhere
 * @returns {{
 *   linked: string, later: string[], missing: string | undefined,
 *   lineOf: (name: string) => number | null,
 * }} the program, line by line as it was; the addresses that an import() asks
 *   for; the name of the first import that leads nowhere; what gives the line at
 *   which a name is imported
 */
export function link(source, urls, lacks) {
  let imports = [];
  try {
    [imports] = parse(source);
  } catch {
    // The browser, too, will find its syntax wrong, and says how.
  }
  const lines = new Map();
  const later = [];
  let linked = "";
  let end = 0;
  let missing;
  for (const { n: name, s: from, e: to, d: dynamic } of imports) {
    if (name === undefined) continue; // import.meta, or only then known
    const bare = name.replace(/^node:/, "");
    const line = source.slice(0, from).split("\n").length;
    lines.set(name, line).set(`node:${bare}`, line);
    const url = urls.get(bare);
    if (!url && dynamic < 0) missing ??= name;
    linked += source.slice(end, from);
    if (dynamic < 0) linked += url;
    else if (url) {
      linked += `"${url}"`;
      later.push(url);
    } else {
      // An exception here would be no rejection; one in its toString is.
      const message = JSON.stringify(lacks(name));
      linked += `{ toString() { throw new Error(${message}); } }`;
    }
    end = to;
  }
  linked = (linked + source.slice(end)).replace(/^#!/, "//");
  return { linked, later, missing, lineOf: (name) => lines.get(name) ?? null };
}
