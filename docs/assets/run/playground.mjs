/* The playground: a program, chosen or of the reader's own, large. */

import { element } from "../element.mjs";
import { link, read } from "./share.mjs";
import { Workbench } from "./workbench.mjs";

const LANGUAGES = {
  python: {
    name: "Python",
    filename: "program.py",
    source: `import asyncio


async def main() -> None:
    print("hello")
    await asyncio.sleep(0.5)
    print("half a second later")


asyncio.run(main())
`,
  },
  javascript: {
    name: "JavaScript",
    filename: "program.mjs",
    source: `import { setTimeout as sleep } from "node:timers/promises";

console.log("hello");
await sleep(500);
console.log("half a second later");
`,
  },
};

// Longer ones are cut by some mail and chat programs.
const PASTABLE = 8000; // characters

const options = (pairs) =>
  pairs.map(([value, text]) => element("option", { value }, text));

const select = (label, pairs) => {
  const made = element(
    "select",
    { className: "tool", ariaLabel: label },
    ...options(pairs),
  );
  return [element("label", {}, `${label} `, made), made];
};

/**
 * Opens the playground in an element, with what the address asks for:
 * #example=gather&language=python, or #program=… (see share.mjs).
 *
 * @param {HTMLElement} place
 * @param {URL} address the playground's own
 */
export async function open(place, address) {
  const response = await fetch(new URL("examples.json", import.meta.url));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const examples = await response.json();
  const [languageLabel, language] = select(
    "Language",
    Object.entries(LANGUAGES).map(([slug, { name }]) => [slug, name]),
  );
  const [exampleLabel, example] = select("Program", []);
  const share = element("button", {
    className: "tool",
    type: "button",
    textContent: "Share",
  });
  const shared = element("p", { className: "playground__shared" });
  shared.setAttribute("role", "status");
  const bar = element(
    "div",
    { className: "workbench__bar" },
    languageLabel,
    exampleLabel,
    share,
  );
  let bench;

  const choose = (slug, name, source) => {
    language.value = slug;
    const names = Object.keys(examples).filter((one) => examples[one][slug]);
    const own = source === undefined ? [] : [["shared", "From the link"]];
    example.replaceChildren(
      ...options([["", "New"], ...own, ...names.map((one) => [one, one])]),
    );
    const chosen = names.includes(name) ? examples[name][slug] : undefined;
    example.value = own.length ? "shared" : chosen ? name : "";
    bench?.stop();
    const made = new Workbench({
      language: slug,
      filename: chosen?.filename ?? LANGUAGES[slug].filename,
      source: source ?? chosen?.source ?? LANGUAGES[slug].source,
    });
    made.onedit = () => shared.replaceChildren();
    bench?.element.replaceWith(made.element);
    bench = made;
    shared.replaceChildren(
      name && !chosen
        ? `There is no program "${name}" in ${LANGUAGES[slug].name}.`
        : "",
    );
  };

  const visit = async () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    try {
      if (asked.has("program")) {
        const program = await read(asked.get("program"));
        choose(program.language, "", program.source);
      } else {
        const slug = asked.get("language");
        choose(
          Object.hasOwn(LANGUAGES, slug) ? slug : "python",
          asked.get("example") ?? "",
        );
      }
    } catch (error) {
      choose("python", "");
      shared.replaceChildren(error.message);
    }
  };

  const note = () => {
    const name = example.value === "shared" ? "" : example.value;
    const asked = new URLSearchParams();
    if (name) asked.set("example", name);
    if (name || language.value !== "python") {
      asked.set("language", language.value);
    }
    const hash = `#${asked}`;
    history.pushState(history.state, "", hash);
    choose(language.value, name);
  };
  language.addEventListener("change", note);
  example.addEventListener("change", note);

  share.addEventListener("click", async () => {
    const text = await link(address, language.value, bench.source);
    let says = "Copied. The program is in the link itself.";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      says = "Copy this link. The program is in the link itself.";
    }
    if (text.length > PASTABLE) {
      says += ` It has ${text.length.toLocaleString("en")} characters: some programs cut links over ${PASTABLE.toLocaleString("en")}, so send the program as a file, or shorten it.`;
    }
    const field = element("input", {
      className: "playground__link",
      readOnly: true,
      value: text,
      ariaLabel: "Link to this program",
      onfocus: () => field.select(),
    });
    shared.replaceChildren(says, field);
  });

  await visit();
  place.replaceChildren(bar, shared, bench.element);
  const revisit = () => {
    if (place.isConnected) visit();
    else removeEventListener("hashchange", revisit);
  };
  addEventListener("hashchange", revisit);
}
