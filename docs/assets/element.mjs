/* What the page's scripts make elements with. */

/** Whether the reader wants no smooth motion. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Makes an element with properties and children. */
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
