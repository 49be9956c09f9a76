"""Where the pages of a built site are, and what leads from one to another.

A page's path is its address below the site's: "" for the home page,
"patterns/gather/".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from .html import classes, text_of

BASE = "file:///"
"""As if the site were there: what `resolve` returns begins with it."""


class BookError(Exception):
    """The site cannot be made into a book; the message says why, and where."""


@dataclass
class Entry:
    """A line of the navigation: a page, a section, or a section's own page."""

    title: str
    path: str | None
    """None for a section that has no page of its own."""
    children: list[Entry] = field(default_factory=list)


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


def navigation(home: Element) -> list[Entry]:
    """Return the navigation, from the home page as it was built.

    Raises:
        BookError: it has none, or another one than Material's.
    """
    for nav in home.iter("nav"):
        if "md-nav--primary" in classes(nav):
            return _entries(nav)
    raise BookError("index.html has no navigation (nav.md-nav--primary)")


def _entries(nav: Element) -> list[Entry]:
    entries = []
    for item in nav.findall("ul/li"):
        link = next(
            (
                element
                for element in [
                    *item.findall("a"),
                    *item.findall("div/a"),
                    *item.findall("label"),
                ]
                if "md-nav__link" in classes(element)
            ),
            None,
        )
        if link is None:
            raise BookError("index.html: a line of the navigation has no link")
        href = link.get("href")
        children = [
            child
            for inner in item.findall("nav")
            if "md-nav--secondary" not in classes(inner)
            for child in _entries(inner)
        ]
        path = None if href is None else path_of(resolve("", href))
        entries.append(Entry(text_of(link), path, children))
    return entries


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


def place(entry: Entry) -> str:
    """Return the id of an entry's chapter."""
    return (
        f"part/{entry.title}" if entry.path is None else anchor(entry.path, "")
    )
