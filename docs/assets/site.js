/* A link to a line of a program (#gather-csharp-7) opens the tab it stands in. */
(() => {
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const block = target && target.closest(".tabbed-block");
    if (!block) return;
    const index = [...block.parentElement.children].indexOf(block);
    const set = block.closest(".tabbed-set");
    const input = set.querySelectorAll(":scope > input")[index];
    if (!input.checked) input.click();
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  // Material's document$ tells of each page that instant navigation brings.
  window.document$.subscribe(() => setTimeout(reveal));
})();
