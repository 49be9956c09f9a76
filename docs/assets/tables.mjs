/* Lets a table that is wider than the page be scrolled by keyboard, and marks the
   edge where it goes on. */

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) mark(target);
});

/** @param {HTMLElement} wrap what Material's script puts around a table */
function mark(wrap) {
  const hidden = wrap.scrollWidth - wrap.clientWidth;
  wrap.classList.toggle("is-cut", hidden - wrap.scrollLeft > 1);
  // A stop for Tab where there is something to scroll, and only there.
  if (hidden > 1) wrap.tabIndex = 0;
  else wrap.removeAttribute("tabindex");
}

// Material tells when it has put them there.
window.document$.subscribe(() => {
  let heading = "";
  const found = "article :is(h1, h2, h3, .md-typeset__scrollwrap)";
  for (const one of document.querySelectorAll(found)) {
    if (!one.matches(".md-typeset__scrollwrap")) {
      heading = one.firstChild.textContent;
      continue;
    }
    one.role = "group";
    one.ariaLabel = `Table: ${heading}`;
    one.addEventListener("scroll", () => mark(one));
    sizes.observe(one);
  }
});
