"""Lists pages by what a reader wants, for the home page and the indexes.

`docs/catalogue.toml` has an entry a page; `nav` in `mkdocs.yml` has the order,
the titles and the groups.
"""

from __future__ import annotations

import difflib
import html
import posixpath
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .example import relative
from .languages import LANGUAGES, ROOT, Language

CATALOGUE = ROOT / "docs/catalogue.toml"
_NEWCOMERS = "newcomers"
# The place for it, in overrides/main.html.
_STEP = '<p class="step" hidden></p>'
_WHEN, _SEE = "when", "see"
# Which keys an entry has, by the first: each of them, and no other.
_KEYS = {_WHEN: {_WHEN, *(x.slug for x in LANGUAGES)}, _SEE: {_SEE}}


class Page(NamedTuple):
    """A page of the navigation, and what the catalogue says of it."""

    path: str
    """Of its file, below docs/: "patterns/gather.md"."""
    title: str
    group: str
    """The title of the group that it is in, within its section, or ""."""
    texts: dict[str, str]


def questions(section: str) -> str:
    """Return a list of what the pages of a section answer, as Markdown.

    Args:
        section: the name of its folder: "patterns".
    """
    return "\n".join(
        f"- [{_question(page)}]({_address(page.path)})"
        for page in _pages(section)
    )


def steps() -> str:
    """Return the path for newcomers, as Markdown: the titles of its pages."""
    names = titles()
    return "\n".join(
        f"1. [{names[path]}]({_address(path)})"
        for path in _catalogue().get(_NEWCOMERS, [])
        if path in names
    )


def add_steps(site: Path) -> None:
    """Tell on each page of the path for newcomers which step it is.

    Args:
        site: the folder of the built site.
    """
    names = titles()
    path = _catalogue().get(_NEWCOMERS, [])
    for number, (page, after) in enumerate(zip_longest(path, path[1:]), 1):
        file = site / _address(page) / "index.html"
        step = f"Step {number} of {len(path)} for newcomers"
        if after:
            address = _address(after, _address(page))
            title = html.escape(names[after])
            step += f'. Next: <a href="{address}">{title}</a>'
        text = file.read_text("utf-8")
        shown = f'<p class="step">{step}</p>'
        file.write_text(text.replace(_STEP, shown, 1), "utf-8")


def titles() -> dict[str, str]:
    """Return the titles in the navigation, by the files below docs/."""
    return {page.path: page.title for page in _navigation()}


def table(section: str, language: str = "") -> str:
    """Return what the pages of a section answer, as Markdown for an index.

    Where the navigation has groups, each is a table below its heading; of one
    language, all are one table.

    Args:
        section: the name of its folder: "patterns".
        language: the slug of the only one whose names are wanted, for its page.
    """
    if language:
        found = [each for each in LANGUAGES if each.slug == language]
        start = f"languages/{language}"
        return "\n".join(_rows(_pages(section), found, start))
    parts = []
    for group, pages in groupby(_pages(section), lambda page: page.group):
        if group:
            id = re.sub(r"\W+", "-", group.lower())
            parts.append(f"## {group} {{#{id}}}")
        rows = _rows([*pages], LANGUAGES, section)
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def problems() -> list[str]:
    """Return what is wrong with the catalogue, as sentences."""
    where = relative(CATALOGUE)
    try:
        catalogue = _read()
    except tomllib.TOMLDecodeError as error:
        return [f"{where}: {error}"]
    lines = CATALOGUE.read_text("utf-8").splitlines() if catalogue else []

    def at(path: str) -> str:
        quoted = f'"{path}"'
        numbers = [n for n, line in enumerate(lines, 1) if quoted in line]
        # The newcomers' come first.
        return f"{where}:{numbers[-1]}" if numbers else where

    found = []
    newcomers = catalogue.pop(_NEWCOMERS, [])
    in_navigation = {page.path for page in _navigation()}
    docs = CATALOGUE.parent
    files = sorted(
        path.relative_to(docs).as_posix() for path in docs.rglob("*.md")
    )
    for path in dict.fromkeys([*newcomers, *catalogue]):
        if path not in files:
            found.append(
                f"{at(path)}: there is no page {path}{_near(path, files)}"
            )
        elif path not in in_navigation:
            found.append(
                f"{at(path)}: {path} is not in the nav of mkdocs.yml, which "
                "has its title and its place"
            )
    for path, texts in catalogue.items():
        keys = _KEYS[_SEE if _SEE in texts else _WHEN]
        found += [
            f'{at(path)}: {path} has a "{key}"{_near(key, keys)}'
            for key in sorted(texts.keys() - keys)
        ]
        found += [
            f'{at(path)}: {path} lacks "{key}"'
            for key in sorted(keys - texts.keys())
        ]
    sections = {posixpath.dirname(path) for path in catalogue}
    found += [
        f'{where}: docs/{path} has no entry (["{path}"])'
        for path in files
        if posixpath.dirname(path) in sections
        and posixpath.basename(path) != "index.md"
        and path not in catalogue
    ]
    return found


def _near(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, words, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _rows(
    pages: list[Page], languages: Sequence[Language], start: str
) -> Iterator[str]:
    """Yield the lines of a table, as seen from a folder."""
    heads = ["What you see", "Pitfall"]
    if _WHEN in pages[0].texts:
        names = [language.name for language in languages]
        heads = ["When you want to", "Pattern", *names]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for page in pages:
        address = _address(page.path, start)
        cells = [_question(page), f"[{page.title}]({address})"]
        cells += [
            page.texts.get(language.slug, "").replace("](#", f"]({address}#")
            for language in languages[: len(heads) - 2]
        ]
        yield f"| {' | '.join(cells)} |"


def _address(path: str, start: str = ".") -> str:
    """Return where a page is, as seen from a folder.

    MkDocs does not look at links to files in what a block prints.
    """
    folder = re.sub(r"(/?\bindex)?\.md$", "", path)
    return f"{posixpath.relpath(folder, start)}/"


def _question(page: Page) -> str:
    return page.texts.get(_WHEN) or page.texts.get(_SEE, "")


def _pages(section: str) -> list[Page]:
    """Return the pages of a section that have an entry, in order."""
    return [
        page
        for page in _navigation()
        if page.texts and page.path.startswith(f"{section}/")
    ]


def _navigation() -> Iterator[Page]:
    """Yield the pages that have a title in the navigation, in its order."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = yaml.load(text, Loader=yaml.BaseLoader)  # which knows no tags
    catalogue = _catalogue()

    def walk(entries: list[Any], above: tuple[str, ...]) -> Iterator[Page]:
        for entry in entries:
            if isinstance(entry, dict):
                for title, below in entry.items():
                    if isinstance(below, list):
                        yield from walk(below, (*above, title))
                    else:
                        texts = catalogue.get(below, {})
                        yield Page(below, title, " ".join(above[1:]), texts)

    yield from walk(settings.get("nav") or [], ())


def _catalogue() -> dict[str, Any]:
    """Return the catalogue, or nothing: `problems` says what is wrong."""
    try:
        return _read()
    except tomllib.TOMLDecodeError:
        return {}


def _read() -> dict[str, Any]:
    if not CATALOGUE.is_file():
        return {}
    return tomllib.loads(CATALOGUE.read_text("utf-8"))
