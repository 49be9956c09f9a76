"""Where the pages of a built site are, and what leads from one to another.

A page's path is its address below the site's: "" for the home page,
"patterns/gather/".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from .html import classes, parse, text_of

BASE = "file:///"
"""As if the site were there: what `resolve` returns begins with it."""

# What holds the lines below a line of the navigation.
_INNER = "nav[@data-md-level]"


class BookError(Exception):
    """The site cannot be made into a book; the message says why, and where."""


class Entry(NamedTuple):
    """A line of the navigation: a page, a section, or a section's own page."""

    title: str
    path: str | None
    """None for a section that has no page of its own."""
    place: str
    """The id of its chapter."""
    children: list[Entry]


def read(site: Path, path: str) -> str:
    """Return the HTML of a page of the site in a folder.

    Raises:
        BookError: there is no such page.
    """
    file = site / path / "index.html"
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        raise BookError(
            f"{file} is missing (make build builds the site)"
        ) from None


def navigation(site: Path) -> list[Entry]:
    """Return the navigation of the built site in a folder.

    Raises:
        BookError: a page has none, or another one than Material's.
    """
    return _entries(site, "", _primary(site, ""))


def _primary(site: Path, path: str) -> Element:
    """Return the navigation as it is drawn on a page."""
    for nav in parse(read(site, path)).iter("nav"):
        if "md-nav--primary" in classes(nav):
            return nav
    raise BookError(f"{path or '/'}: no navigation (nav.md-nav--primary)")


def _entries(
    site: Path, path: str, nav: Element, above: tuple[int, ...] = ()
) -> list[Entry]:
    """Return the entries of a list in the navigation.

    Args:
        site: the folder of the site.
        path: of the page that the list is drawn on.
        nav: what holds the list.
        above: the numbers of the lines that lead to it, from the top.
    """
    entries = []
    for number, item in enumerate(nav.findall("ul/li"), 1):
        where = (*above, number)
        page = path
        # With navigation.prune, a section is drawn on its own pages only;
        # elsewhere stands a link to the first of them.
        if _is_pruned(item):
            page = path_of(resolve(path, _link(path, item).get("href", "")))
            lines = (f"ul/li[{number}]" for number in where)
            whole = _primary(site, page).find(f"/{_INNER}/".join(lines))
            if whole is None or _is_pruned(whole):
                raise BookError(f"{page}: the navigation lacks its section")
            item = whole
        link = _link(page, item)
        inner = item.find(_INNER)  # not the page's own headings
        below = [] if inner is None else _entries(site, page, inner, where)
        href = link.get("href")
        if href is None:
            target, place = None, f"part/{'.'.join(map(str, where))}"
        else:
            target = path_of(resolve(page, href))
            place = anchor(target, "")
        entries.append(Entry(text_of(link), target, place, below))
    return entries


def _is_pruned(item: Element) -> bool:
    return "md-nav__item--pruned" in classes(item)


def _link(path: str, item: Element) -> Element:
    """Return what a line of the navigation says; a label leads nowhere."""
    for element in [
        *item.findall("a"),
        *item.findall("div/a"),
        *item.findall("label"),
    ]:
        if "md-nav__link" in classes(element):
            return element
    raise BookError(f"{path or '/'}: a line of the navigation has no link")


def paths(entries: list[Entry]) -> Iterator[str]:
    """Yield the paths of all pages at and under some entries."""
    for entry in entries:
        if entry.path is not None:
            yield entry.path
        yield from paths(entry.children)


def resolve(path: str, reference: str) -> str:
    """Return the address of what a page refers to, as if below `BASE`."""
    return urljoin(BASE + path, reference)


def path_of(url: str) -> str:
    """Return where a part of the site is: "", "patterns/gather/", "a.svg"."""
    return unquote(urlsplit(url).path).lstrip("/").removesuffix("index.html")


def anchor(path: str, id: str) -> str:
    """Return the id in the book of what has an id on a page.

    An id of "" stands for the page.
    """
    return f"{path or './'}{id}"
