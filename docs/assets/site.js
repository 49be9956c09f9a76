/* A link to a tab (#gather-csharp) or to a line in it (#gather-csharp-7) opens
   it; so does a link to what is folded. */
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
  const open = (tab) => {
    if (!tab.checked) tab.click();
  };
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const fold = target.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      target.scrollIntoView();
    }
    const tab = tabOf(target);
    if (!tab) return;
    open(tab);
    // Who has chosen no language yet gets the link's on the whole site.
    const language = labelOf(tab);
    if (!__md_get("__tabs")) {
      for (const other of document.querySelectorAll(".tabbed-set > input")) {
        if (labelOf(other) === language) open(other);
      }
      __md_set("__tabs", [language]);
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  // See overrides/main.html. Material leaves links that have a target alone.
  window.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href*='#']");
      if (link?.pathname === shownPath) link.target = "_self";
    },
    { capture: true },
  );
  // Material's document$ tells of each page that instant navigation brings.
  window.document$.subscribe(() => {
    shownPath = location.pathname;
    setTimeout(reveal);
  });
})();
