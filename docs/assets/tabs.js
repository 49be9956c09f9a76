/* Opens the programs of the languages that the reader has chosen: one in a tab or,
   with Compare and where the window has room, some beside each other, line against
   line. Opens what a link leads to: a tab (#gather-csharp), the tab of a line
   (#gather-csharp-7, #gather-csharp-7-9), a fold, the view (#gather-compare); on
   another page, what has moved there. Back leads to the link. It runs before the page
   is first drawn: nothing moves. */
(() => {
  const wide = matchMedia("(min-width: 1280px)");
  const wider = matchMedia("(min-width: 1920px)");
  // Else, what is hidden until it is found would be hidden for good.
  const canBeFound = "onbeforematch" in document.body;

  // Names of languages as their tabs have them, the latest choice first.
  let chosen = __md_get("__tabs") ?? [];
  let compared = __md_get("__compared"); // null: one in a tab

  const sets = [...document.querySelectorAll(".tabbed-set")].map((root) => {
    const inputs = [...root.querySelectorAll(":scope > input")];
    const blocks = root.querySelector(".tabbed-content").children;
    const tabs = inputs.map((input, index) => ({
      input,
      name: input.labels[0].textContent.trim(),
      block: blocks[index],
    }));
    const example = root.closest(".example");
    return {
      root,
      tabs,
      open: tabs.find(({ input }) => input.checked),
      linked: [], // names: what a link has led to stands there, whatever is compared
      example,
      button: example?.querySelector(".example__compare"),
    };
  });
  const setOf = (element) =>
    sets.find(({ root }) => root === element.closest(".tabbed-set"));
  const tabOf = (set, element) =>
    set?.tabs.find(
      ({ input, block }) => input === element || block.contains(element),
    );

  /** Returns the tabs that stand beside each other; none where one is open. */
  function columnsOf({ tabs, button, linked }) {
    const room = wider.matches ? 3 : wide.matches ? 2 : 1;
    if (!button || !compared) return [];
    const columns = [...new Set([...linked, ...compared])]
      .map((name) => tabs.find((tab) => tab.name === name))
      .filter(Boolean)
      .slice(0, room);
    return columns.length > 1 ? columns : [];
  }

  function show(set) {
    const { root, tabs, example, button } = set;
    const columns = columnsOf(set);
    root.role = columns.length ? "group" : "radiogroup";
    const shown = columns.length ? columns : [set.open];
    for (const { input } of tabs)
      input.type = columns.length ? "checkbox" : "radio";
    for (const tab of tabs) {
      const isOpen = shown.includes(tab);
      tab.input.checked = isOpen;
      tab.block.classList.toggle("is-open", isOpen);
      if (canBeFound) tab.block.hidden = isOpen ? false : "until-found";
    }
    if (!example) return;
    example.classList.toggle("is-compared", columns.length > 0);
    if (button) button.ariaPressed = columns.length > 0;
    if (columns.length) arrange(example, columns);
  }

  /** Puts the lines of programs that correspond into one row. */
  function arrange(example, columns) {
    const lines = columns.flatMap(({ block }) => [
      ...block.querySelectorAll("[data-row]"),
    ]);
    for (const line of lines) line.style.gridRow = line.dataset.row;
    const rows = Math.max(...lines.map(({ dataset }) => dataset.row));
    example.style.setProperty("--rows", rows);
    example.style.setProperty("--shown", columns.length);
  }

  function showAll() {
    sets.forEach(show);
    document.documentElement.classList.toggle(
      "is-comparing",
      sets.some((set) => columnsOf(set).length),
    );
    document.dispatchEvent(new Event("languages"));
  }

  /** Does something that moves the page, and keeps an element where it is. */
  function keeping(element, act) {
    const { top } = element.getBoundingClientRect();
    act();
    const moved = element.getBoundingClientRect().top - top;
    scrollBy({ top: moved, behavior: "instant" });
  }

  const address = (id) => history.replaceState(history.state, "", `#${id}`);

  function choose({ name }) {
    chosen = [...new Set([name, ...chosen])];
    __md_set("__tabs", chosen);
    openEverywhere(name);
  }

  function openEverywhere(name) {
    for (const set of sets) {
      const tab = set.tabs.find((tab) => tab.name === name);
      if (!tab) continue;
      set.open = tab;
      set.linked = [];
    }
    showAll();
  }

  function compare(names) {
    compared = names;
    __md_set("__compared", compared);
    for (const set of sets) set.linked = [];
    showAll();
  }

  /** Returns all languages of an example, first those that the reader wants. */
  const byChoice = ({ tabs, open }) => {
    const names = tabs.map(({ name }) => name);
    const first = [open.name, ...chosen].filter((name) => names.includes(name));
    return [...new Set([...first, ...names])];
  };

  /** Lets a language stand beside others, or not. */
  function toggle(set, { name, input }) {
    // Which were shown before: there may have been no room for all.
    const room = wider.matches ? 3 : 2;
    const shown = columnsOf(set).map((tab) => tab.name);
    const names = input.checked
      ? [name, ...shown].slice(0, room)
      : shown.filter((other) => other !== name);
    if (names.length > 1) return compare(names);
    compare(null);
    choose({ name: names[0] });
    address(set.open.input.id);
  }

  document.addEventListener("change", ({ target }) => {
    const set = setOf(target);
    const tab = set?.tabs.find(({ input }) => input === target);
    if (!tab) return;
    const isToggle = target.type === "checkbox";
    if (!isToggle) address(target.id);
    keeping(target.labels[0], () =>
      isToggle ? toggle(set, tab) : choose(tab),
    );
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".example__compare");
    if (!button) return;
    const set = setOf(button);
    const starts = button.ariaPressed !== "true";
    address(starts ? button.id : set.open.input.id);
    keeping(button, () => compare(starts ? byChoice(set) : null));
  });

  // What the browser's own search has found in a closed tab.
  document.addEventListener(
    "beforematch",
    ({ target }) => {
      const set = setOf(target);
      const tab = tabOf(set, target);
      if (tab) reach(set, tab);
    },
    { capture: true },
  );

  /** Opens a tab for now, which is no choice. */
  function reach(set, tab) {
    set.open = tab;
    set.linked = [tab.name];
    showAll();
  }

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // as browsers do: "#%" is no mistake
    }
  };

  /** Returns what the address leads to: of a range of lines, the first. */
  function target() {
    const id = decoded(location.hash.slice(1));
    const first = id.replace(/(-\d+)-\d+$/, "$1");
    return document.getElementById(id) ?? document.getElementById(first);
  }

  /** Goes where an example of this page is now, by the link that leads there. */
  function follow() {
    const id = decoded(location.hash.slice(1));
    const link = [...document.querySelectorAll("a.moved")].find(({ hash }) =>
      `${id}-`.startsWith(`${hash.slice(1)}-`),
    );
    if (link) location.replace(`${link.href.split("#")[0]}${location.hash}`);
  }

  function reveal(arriving) {
    const found = target();
    if (!found) return follow();
    const fold = found.closest("details:not([open])");
    if (fold) fold.open = true;
    const set = setOf(found);
    const tab = tabOf(set, found);
    if (set && found === set.button) {
      // Who follows a link has not chosen.
      if (!columnsOf(set).length) compared = byChoice(set);
      showAll();
    } else if (tab) {
      // Who arrives by a link, and has chosen no language yet, gets the link's on
      // the whole site.
      if (arriving && !chosen.length) choose(tab);
      reach(set, tab);
    }
    // At a visit, a browser itself leads to what bears the address's very name;
    // Back and Reload, to what was in view.
    const [{ type }] = performance.getEntriesByType("navigation");
    const isLed = type !== "navigate" || found.matches(":target");
    if (arriving && isLed) return;
    const place = found === set?.button ? set.example : found;
    place.scrollIntoView();
    // Fonts may move it until then.
    if (arriving) addEventListener("load", () => place.scrollIntoView());
  }

  window.addEventListener("hashchange", () => {
    // Back leads to the link that was followed, wherever it stands by then.
    const link = document.links[history.state?.followed];
    if (!link) return reveal();
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    // The number of a line leaves the page where it is (links.mjs).
    const link = event.target.closest("a[href*='#']:not(.example a)");
    if (link?.pathname !== location.pathname || event.defaultPrevented) return;
    if (link.hash === location.hash) setTimeout(reveal); // there is no hashchange
    const followed = [...document.links].indexOf(link);
    history.replaceState({ ...history.state, followed }, "");
  });

  for (const { root, tabs } of sets) {
    root.ariaLabel = "Language";
    // Material puts a link into some labels: a screen reader would find two tabs.
    for (const { input, name } of tabs) {
      input.ariaLabel = name;
      input.labels[0].ariaHidden = "true";
    }
  }
  for (const width of [wide, wider]) width.addEventListener("change", showAll);
  for (const set of sets) {
    const name = chosen.find((name) =>
      set.tabs.some((tab) => tab.name === name),
    );
    set.open = set.tabs.find((tab) => tab.name === name) ?? set.open;
    // The font fits the longest line (example.css).
    const lines = set.example?.querySelectorAll(".highlight code > span") ?? [];
    const widths = [...lines].map(({ textContent }) => textContent.length - 1);
    set.example?.style.setProperty("--characters", Math.max(...widths));
  }
  showAll();
  reveal(true);
})();
