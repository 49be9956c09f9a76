"""Reads built pages, and leaves out what is for screens only."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import tinyhtml5

SVG = "{http://www.w3.org/2000/svg}"
# What does something on a screen only.
_SCREEN_TAGS = {"input", "button", "script", "style", "template", "noscript"}
_SCREEN_CLASSES = {
    "headerlink",
    "md-content__button",
    "page-foot",  # the cover tells the versions and the date
    "screen-only",
    "tabbed-labels",
}


def parse(text: str) -> Element:
    """Return the root of some HTML, read as a browser would."""
    page: Element = tinyhtml5.parse(text, namespace_html_elements=False)
    return page


def classes(element: Element) -> list[str]:
    """Return an element's classes."""
    return element.get("class", "").split()


def text_of(element: Element) -> str:
    """Return the text in an element, each run of blanks as one."""
    return " ".join("".join(element.itertext()).split())


def find(page: Element, tag: str, **attributes: str) -> Element | None:
    """Return the first element of a page with a tag and some attributes."""
    for element in page.iter(tag):
        if all(element.get(key) == value for key, value in attributes.items()):
            return element
    return None


def drop(parent: Element, tags: set[str] = _SCREEN_TAGS) -> None:
    """Remove what does something on a screen only, and comments.

    That has one of some tags, or a class. In an example, it is all links: they
    lead to its lines, and a program is copied without their numbers.
    """
    before: Element | None = None
    for child in list(parent):
        if (
            not isinstance(child.tag, str)
            or child.tag in tags
            or _SCREEN_CLASSES.intersection(classes(child))
        ):
            parent.remove(child)
            if child.tail and before is None:
                parent.text = (parent.text or "") + child.tail
            elif child.tail and before is not None:
                before.tail = (before.tail or "") + child.tail
        else:
            drop(child, tags | {"a"} if "example" in classes(child) else tags)
            before = child
