/* Puts Edit and "Open in playground" beside the programs that a browser can
   run. What that takes (assets/run/) is loaded on the first use only. */

import { element } from "./element.mjs";

// What runs programs is put in after the build (sidebyside/finish.py), which then
// makes this true.
const canRun = false;

const playground = document.querySelector("meta[name=playground]").content;
const address = new URL(playground, document.baseURI);

// Another site that has this one in a frame can cover it, and have a reader click
// on Run unawares. A frame of another origin does not tell its address.
const framed = (() => {
  try {
    for (let frame = window; frame !== top; frame = frame.parent) {
      void frame.parent.location.href;
    }
    return false;
  } catch {
    return true;
  }
})();
const byItself = { target: "_blank", rel: "noopener" };

function addTools(block) {
  const { language } = block.dataset;
  const section = block.closest(".example");
  const filename = block.querySelector(".filename");
  const edit = element("button", {
    className: "tool",
    type: "button",
    textContent: "Edit",
    ariaLabel: `Edit ${filename.textContent}`,
  });
  const link = element("a", {
    className: "tool",
    textContent: "Open in playground",
    href: `${address}#example=${section.id}&language=${language}`,
    ...(framed && byItself),
  });
  let bench;
  const show = (edited) => {
    block.classList.toggle("is-edited", edited);
    if (edited) block.append(bench.element);
    else bench.element.remove();
    showOutput(section);
    (edited ? bench : edit).focus();
  };
  edit.addEventListener("click", async () => {
    edit.disabled = true;
    try {
      const [{ Workbench }, editor] = await Promise.all([
        import("./run/workbench.mjs"),
        import(`./run/editors/${language}.mjs`),
      ]);
      bench ??= new Workbench({
        language: editor.language,
        filename: filename.firstChild.textContent,
        source: `${block.querySelector("code").textContent.trim()}\n`,
        playground: address,
        close: () => show(false),
      });
    } catch {
      edit.textContent = "Edit: the site does not answer";
      return;
    } finally {
      edit.disabled = false;
    }
    show(true);
  });
  const tools = framed ? [link] : [edit, link];
  filename.append(element("span", { className: "tools" }, ...tools));
}

/** Hides the output of the site's own programs where all that are open are edited. */
function showOutput(section) {
  const open = [...section.querySelectorAll(".tabbed-block.is-open")];
  const areEdited = open.every((block) => block.matches(".is-edited"));
  section.classList.toggle("is-edited", areEdited);
}

function start() {
  for (const block of document.querySelectorAll(".tabbed-block[data-runs]")) {
    addTools(block);
  }
  // assets/tabs.js tells when it has arranged them.
  document.addEventListener("languages", () =>
    document.querySelectorAll(".example").forEach(showOutput),
  );
  const place = document.querySelector("#playground");
  if (place && framed) {
    const textContent = "Open it by itself";
    const { href } = location;
    place.replaceChildren(
      "This page stands inside another site's, and runs nothing there. ",
      element("a", { textContent, href, ...byItself }),
      ".",
    );
  } else if (place) {
    import("./run/playground.mjs")
      .then(({ open }) => open(place, address))
      .catch(() => place.replaceChildren("The site does not answer."));
  }
}

if (canRun) start();
