"""Finds the names of functions, classes and methods, and lists their pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from .html import classes, text_of

TITLE = "Index"
PLACE = "index"
"""The id of its chapter."""

_MANY = 8  # pages: more than anybody turns to
_NOTE = (
    "Functions, classes and methods: the pages that name them, and the pages "
    f"whose programs use them, where those are not more than {_MANY}."
)
_NAME = r"[A-Za-z_]\w*"
_CHAIN = rf"{_NAME}(?:\.{_NAME})*"
# What a sentence names: `gather`, `new Promise`, `Task<T>`, `Task.WhenAll(…)`.
_SAID = re.compile(rf"(?:await |new )?({_CHAIN})(?:<\w+>)?(?:\(.*\))?")
_USED = re.compile(rf"\.?\b{_CHAIN}")
# All three languages write a class so, and C# a method.
_CAPITALISED = re.compile(r"[A-Z]\w*[a-z]\w*(?:\..*)?")
_IMPORTED = re.compile(rf"\b(?:from|import) ({_NAME})")
# What a linter or a compiler finds, by its number: `RUF006` is no function.
_RULE = re.compile(r"[A-Z]+\d+")
# What a program itself names: `def load`, `const orders`, `done, pending = `.
_DEFINED = re.compile(
    rf"\b(?:as|class|const|def|enum|function|let|record|struct|var) ({_NAME})"
    rf"|(?<![\w.])({_NAME}(?:, {_NAME})*)(?:: [^=()]+)?(?: [}}\]])? = "
)


class Place(NamedTuple):
    """Where a name stands."""

    id: str
    in_program: bool


class _Code(NamedTuple):
    """Code in a sentence, or a line of a program."""

    element: Element
    language: str
    """"" in a sentence."""
    is_linked: bool
    """Whether a sentence links it to a document."""


class _Programs:
    """What the programs use."""

    def __init__(self, lines: list[_Code]) -> None:
        texts = [_text(line.element, "comment", "string") for line in lines]
        self.modules = set(_IMPORTED.findall("\n".join(texts)))
        self.uses: list[tuple[str, str]] = []
        """Names, each with the id of its line."""
        self.chains: set[str] = set()
        defined = {
            (line.language, name)
            for line, text in zip(lines, texts, strict=True)
            for one, several in _DEFINED.findall(text)
            for name in (one or several).split(", ")
        }
        for element, language, _ in lines:
            text = _text(element, "comment", "string", "keyword")
            for chain in _USED.findall(text):
                self.chains.add(chain)
                if (language, chain) not in defined:
                    for name in self.names_in(chain):
                        self.uses.append((name, element.get("id", "")))

    def names_in(self, chain: str) -> list[str]:
        """Return what a chain names: itself, or what it takes from a value.

        `Task.Delay` and `asyncio.sleep` are names; `orders.get` has "get".
        """
        root, *members = chain.split(".")
        is_whole = root in self.modules or root[:1].isupper()
        return members if members and not is_whole else [chain]


def find_names(chapters: list[Element]) -> dict[str, list[Place]]:
    """Return the names that the languages bring along, and where they stand.

    Such a name stands as code in a sentence; and a program uses it that does
    not define it, or it is linked to a document, or written as classes are.
    What a program takes from it is another such name: `asyncio.Event`.

    Args:
        chapters: of the book, set. Each name in a sentence gets an id.
    """
    codes = [
        code for chapter in chapters for code in _codes(chapter, "", False)
    ]
    programs = _Programs([code for code in codes if code.language])
    used = {name for name, _ in programs.uses}
    said: dict[str, list[Place]] = defaultdict(list)
    for element, language, is_linked in codes:
        match = _SAID.fullmatch(text_of(element))
        if language or not match or _RULE.fullmatch(match[1]):
            continue
        name = match[1]
        if name in programs.chains:
            name = programs.names_in(name)[-1]
        if name in used or is_linked or _CAPITALISED.fullmatch(name):
            if "id" not in element.attrib:
                element.set("id", f"{PLACE}/{name}/{len(said[name])}")
            said[name].append(Place(element.get("id", ""), in_program=False))
    roots = {name.partition(".")[0] for name in said}
    whole = {
        name for name in used if "." in name and name.partition(".")[0] in roots
    }
    names: dict[str, list[Place]] = {name: [] for name in {*said, *whole}}
    longer = _longer(names, programs.chains)
    for name, places in said.items():
        names[longer.get(name, name)] += places
    for use, id in programs.uses:
        name = longer.get(use, use)
        if name in names:
            names[name].append(Place(id, in_program=True))
    return {name: places for name, places in names.items() if places}


def section(names: dict[str, list[Place]], pages: dict[str, int]) -> Element:
    """Return the index.

    Args:
        names: as `find_names` found them.
        pages: the number of the page of each id.
    """
    index = Element("section", {"class": "index", "id": PLACE})
    heading = SubElement(index, "h1", {"data-bookmark": TITLE, "data-part": ""})
    heading.text = TITLE
    heading.set("style", "bookmark-level: 1")
    SubElement(index, "p").text = _NOTE
    columns = SubElement(index, "div", {"class": "index__columns"})
    for letter, lines in groupby(_lines(names, pages), lambda x: x.letter):
        part = SubElement(columns, "div")
        SubElement(part, "h2").text = letter
        for title, root, found in lines:
            line = SubElement(part, "p")
            _set_name(SubElement(line, "code"), title)
            separator = f" ({root}) " if root else " "
            for first, last, id in found:
                line[-1].tail = separator
                separator = ", "
                link = SubElement(line, "a", href=f"#{id}")
                link.text = f"{first}"
                if last > first:
                    link.text += f"\N{EN DASH}{last}"
    return index


def _set_name(code: Element, name: str) -> None:
    """Write a name, which may break before its last part: `A.B.` `c`."""
    root, dot, last = name.rpartition(".")
    if not dot:
        code.text = name
        return
    code.text = root + dot
    SubElement(code, "wbr").tail = last


class _Line(NamedTuple):
    """A line of the index: `gather (asyncio) 35, 79-81`."""

    title: str
    root: str
    pages: list[tuple[int, int, str]]
    """The first and last of pages in a row, and an id on the first."""

    @property
    def sorts_as(self) -> str:
        return self.title.strip("_").casefold()

    @property
    def letter(self) -> str:
        return self.sorts_as[0].upper()


def _lines(names: dict[str, list[Place]], pages: dict[str, int]) -> list[_Line]:
    """Return the lines of the index: each name by its first and last part."""
    lines = []
    for name, places in names.items():
        if not (found := _rows(places, pages)):
            continue
        lines.append(_Line(name, "", found))
        root, _, last = name.rpartition(".")
        if root and last not in names:
            lines.append(_Line(last, root, found))
    return sorted(lines, key=lambda line: (line.sorts_as, line[:2]))


def _rows(
    places: list[Place], pages: dict[str, int]
) -> list[tuple[int, int, str]]:
    """Return the pages of some places, those in a row as one."""
    said = [place for place in places if not place.in_program]
    for kept in (places, said):
        found: dict[int, str] = {}
        for place in kept:
            found.setdefault(pages[place.id], place.id)
        if len(found) <= _MANY:
            break
    numbers = sorted(found)
    rows = []
    for _, row in groupby(numbers, lambda page: page - numbers.index(page)):
        first, *more = row
        rows.append((first, [first, *more][-1], found[first]))
    return rows


def _longer(names: Iterable[str], chains: set[str]) -> dict[str, str]:
    """Return the whole name of what has one only: `gather`, `asyncio.gather`.

    What a program also uses alone, such as `Task`, has none.
    """
    found = defaultdict(set)
    for name in names:
        if "." in name:
            found[name.rpartition(".")[2]].add(name)
    alone = {chain.partition(".")[0] for chain in chains}
    return {
        last: wholes.pop()
        for last, wholes in found.items()
        if len(wholes) == 1 and last in names and last not in alone
    }


def _codes(parent: Element, language: str, is_linked: bool) -> Iterator[_Code]:
    for child in parent:
        if child.tag == "pre":
            for line in child.iter("span") if language else ():
                if "line" in classes(line):
                    yield _Code(line, language, False)
        elif child.tag == "code":
            yield _Code(child, "", is_linked)
        else:
            yield from _codes(
                child,
                child.get("data-language", language),
                is_linked or child.get("href", "").startswith("http"),
            )


def _text(line: Element, *without: str) -> str:
    """Return a line's text, without some kinds of its tokens (see code.py)."""
    texts = [line.text or ""]
    for token in line:
        is_told = token.get("class") not in without
        texts += [(token.text or "") if is_told else " ; ", token.tail or ""]
    return "".join(texts)
