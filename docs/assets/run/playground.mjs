/* The playground: a program, chosen or of the reader's own, large. */

import { element } from "../element.mjs";
import { read } from "./share.mjs";
import { warning } from "./unseen.mjs";

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

/** Returns what the build wrote (sidebyside/finish.py) into examples/. */
async function fetched(name) {
  const address = new URL(`examples/${name}.json`, import.meta.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/**
 * Opens the playground in an element, with what the address asks for:
 * #example=gather&language=python, or #program=… (see share.mjs).
 *
 * @param {HTMLElement} place
 * @param {URL} address the playground's own
 */
export async function open(place, address) {
  const workbench = import("./workbench.mjs"); // meanwhile
  const { languages, pages } = await fetched("index");
  const slugs = Object.keys(languages);
  const [languageLabel, language] = select(
    "Language",
    slugs.map((slug) => [slug, languages[slug].name]),
  );
  const [exampleLabel, example] = select("Program", []);
  const share = element("button", {
    className: "tool",
    type: "button",
    textContent: "Share",
  });
  const shared = element("p", { className: "playground__shared" });
  shared.setAttribute("role", "status");
  const warned = element("p", { className: "playground__warning" });
  warned.setAttribute("role", "alert");
  const said = element("p", { className: "playground__said" });
  said.setAttribute("role", "status");
  const bar = element(
    "div",
    { className: "workbench__bar" },
    languageLabel,
    exampleLabel,
  );
  let bench;
  let shown; // the values of the two selects that it belongs to
  let latest; // of choices in quick succession, the last one counts

  const warn = () => {
    const says = shown[1] === "shared" ? warning(bench.source) : "";
    // Else it would be read aloud again at each key.
    if (says !== warned.textContent) warned.textContent = says;
  };

  /**
   * Shows a program, when it has come.
   *
   * @param {string} slug its language's
   * @param {object} [program] by default, that of New
   * @param {string} [program.name] the example's
   * @param {string} [program.source] the one from a link
   * @param {string} [program.says] what went wrong before
   */
  const choose = async (slug, { name = "", source, says = "" } = {}) => {
    const groups = pages
      .map(({ title, examples }) => ({
        title,
        names: Object.keys(examples).filter((one) =>
          examples[one].includes(slug),
        ),
      }))
      .filter(({ names }) => names.length);
    const there = groups.some(({ names }) => names.includes(name));
    const coming = Promise.all([
      workbench,
      import(`./editors/${slug}.mjs`),
      there && fetched(name),
    ]);
    latest = coming;
    const [{ Workbench }, editor, sources] = await coming;
    if (latest !== coming) return;
    const own = source === undefined ? [] : [["shared", "From the link"]];
    example.replaceChildren(
      ...options([["", "New"], ...own]),
      ...groups.map(({ title: label, names }) =>
        element(
          "optgroup",
          { label },
          ...options(names.map((one) => [one, one])),
        ),
      ),
    );
    shown = [slug, own.length ? "shared" : there ? name : ""];
    [language.value, example.value] = shown;
    bench?.stop();
    const { suffix } = languages[slug];
    const made = new Workbench({
      language: editor.language,
      filename: `${there ? name : "program"}.${suffix}`,
      source: source ?? (there ? sources[slug] : languages[slug].source),
    });
    made.onedit = () => {
      shared.replaceChildren();
      said.replaceChildren();
      warn();
    };
    bench?.element.replaceWith(made.element);
    bench = made;
    bench.stops.after(share);
    bench.bar.after(shared);
    warn();
    shared.replaceChildren();
    said.replaceChildren(
      name && !there
        ? `There is no program "${name}" in ${languages[slug].name}.`
        : says,
    );
  };

  const visit = async () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.has("program")) {
      const slug = asked.get("language");
      await choose(slugs.includes(slug) ? slug : slugs[0], {
        name: asked.get("example") ?? "",
      });
      return;
    }
    let program;
    try {
      program = await read(asked.get("program"), slugs);
    } catch (error) {
      await choose(slugs[0], { says: error.message });
      return;
    }
    await choose(program.language, { source: program.source });
  };

  const fail = () => {
    [language.value, example.value] = shown;
    said.replaceChildren("The site does not answer.");
  };

  const note = () => {
    const name = example.value === "shared" ? "" : example.value;
    const asked = new URLSearchParams();
    if (name) asked.set("example", name);
    if (name || language.value !== slugs[0]) {
      asked.set("language", language.value);
    }
    history.pushState(history.state, "", `#${asked}`);
    choose(language.value, { name }).catch(fail);
  };
  language.addEventListener("change", note);
  example.addEventListener("change", note);

  share.addEventListener("click", async () => {
    let text;
    try {
      text = await bench.link(address);
    } catch (error) {
      shared.replaceChildren(error.message);
      return;
    }
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
    shared.scrollIntoView({ block: "nearest" });
  });

  let hash; // one that changes meanwhile is followed, too
  do {
    ({ hash } = location);
    await visit();
  } while (hash !== location.hash);
  place.replaceChildren(bar, said, warned, bench.element);
  const revisit = () => {
    if (place.isConnected) visit().catch(fail);
    else removeEventListener("hashchange", revisit);
  };
  addEventListener("hashchange", revisit);
}
