/* Opens what a link leads to: a tab (#gather-csharp), the tab of a line
   (#gather-csharp-7), a fold. Back leads to the link. */
(() => {
  const tabOf = (target) => {
    if (target.matches(".tabbed-set > input")) return target;
    const block = target.closest(".tabbed-block");
    if (!block) return null;
    const index = [...block.parentElement.children].indexOf(block);
    return block.closest(".tabbed-set").querySelectorAll(":scope > input")[
      index
    ];
  };
  const labelOf = (tab) => tab.labels[0].textContent.trim();
  // A click on a tab would open that language in all programs.
  const openTab = (tab) => {
    tab.checked = true;
    tab.parentElement.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // as browsers do: "#%" is no mistake
    }
  };
  const reveal = (arriving) => {
    const id = decoded(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const fold = target.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      target.scrollIntoView();
    }
    const tab = tabOf(target);
    if (!tab) return;
    openTab(tab);
    // Who arrives by a link, and has chosen no language yet, gets the link's on
    // the whole site.
    const language = labelOf(tab);
    if (arriving && !__md_get("__tabs")) {
      for (const other of document.querySelectorAll(".tabbed-set > input")) {
        if (labelOf(other) === language) openTab(other);
      }
      __md_set("__tabs", [language]);
    }
    target.scrollIntoView();
  };
  // Material fetches a page anew on the first link within it, and what a reader
  // typed there would be lost.
  let shownPath = location.pathname;
  // overrides/main.html asks with an event; Material hears of it unless prevented.
  window.addEventListener("before-popstate", (event) => {
    if (location.pathname === shownPath) event.preventDefault();
  });
  window.addEventListener("before-hashchange", (event) => {
    // Material would open a link's tab in all programs, and remember it as the
    // reader's choice.
    const target = document.querySelector(":target");
    if (target?.closest(".tabbed-set")) event.preventDefault();
    // Back leads to the link that was followed, wherever it stands by then.
    const link = document.links[history.state?.followed];
    if (!link) return reveal();
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  });
  // Material leaves links that have a target alone.
  window.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href*='#']");
      if (link?.pathname !== shownPath || link.target === "_blank") return;
      link.target = "_self";
      if (link.hash === location.hash) setTimeout(reveal); // there is no hashchange
      const followed = [...document.links].indexOf(link);
      history.replaceState({ ...history.state, followed }, "");
    },
    { capture: true },
  );
  // In a closed fold, Material does not see which tab the reader has chosen.
  window.addEventListener(
    "toggle",
    ({ target }) => {
      const chosen = __md_get("__tabs") ?? [];
      const sets = ".tabbed-set:not(:has(:target))"; // what a link opened stays
      for (const set of target.querySelectorAll(sets)) {
        const tabs = [...set.querySelectorAll(":scope > input")];
        const tab = chosen
          .map((language) => tabs.find((tab) => labelOf(tab) === language))
          .find(Boolean);
        if (tab) openTab(tab);
      }
    },
    { capture: true },
  );
  // Material's document$ tells of each page that instant navigation brings.
  let arriving = true;
  window.document$.subscribe(() => {
    shownPath = location.pathname;
    // Markdown has heads of columns only; a screen reader tells a cell's row, too.
    const rows = ".md-typeset table:not([class]) td:first-child";
    for (const cell of document.querySelectorAll(rows)) cell.role = "rowheader";
    setTimeout(reveal, 0, arriving);
    arriving = false;
  });
})();
