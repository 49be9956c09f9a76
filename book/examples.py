"""Sets examples for paper: their programs in order, and each of them once."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from .html import classes, text_of


class _Place(NamedTuple):
    """Where an example stands."""

    chapter: Element
    example: Element

    @property
    def title(self) -> str:
        return next(self.chapter.iter("h1")).get("data-bookmark", "")

    @property
    def blocks(self) -> list[Element]:
        """Its programs, each under its caption."""
        divs = self.example.iter("div")
        return [div for div in divs if "tabbed-block" in classes(div)]

    @property
    def own(self) -> Element | None:
        """The first program, where the chapter is named as its language."""
        first = self.blocks[0]
        return first if text_of(first[0][0]) == self.title else None

    def name_of(self, element: Element) -> str:
        """Return the id of an element, as its page has it."""
        return element.get("id", "").removeprefix(self.chapter.get("id", ""))

    def names_in(self, element: Element) -> set[str]:
        """Return the ids in an element, as its page has them."""
        return {self.name_of(e) for e in element.iter() if "id" in e.attrib}

    def id(self, name: str) -> str:
        """Return an id of its page, as the book has it."""
        return self.chapter.get("id", "") + name


def open_tabs(article: Element) -> None:
    """Put all tabs below one another, each under its name.

    The one that is open is the first: of it the page speaks.
    """
    for tabs in list(article.iter("div")):
        if "tabbed-set" not in classes(tabs):
            continue
        inputs = tabs.findall("input")
        labels = [text_of(label) for label in tabs.findall("div/label")]
        (content,) = (
            div
            for div in tabs.findall("div")
            if "tabbed-content" in classes(div)
        )
        for tab, label, block in zip(
            inputs, labels, list(content), strict=True
        ):
            # Links lead to a tab by the id of its button.
            block.set("id", tab.get("id", ""))
            caption = Element("p", {"class": "caption"})
            SubElement(caption, "strong").text = label
            code = block.find("div")
            name = None if code is None else code.find("span")
            if code is not None and name is not None:
                code.remove(name)
                SubElement(caption, "code").text = text_of(name)
            block.insert(0, caption)
            if "checked" in tab.attrib:
                content.remove(block)
                content.insert(0, block)


def print_once(chapters: list[Element]) -> dict[str, str]:
    """Leave each program in one chapter, and refer to it in the others.

    An example is in the first chapter that is named as the language which it
    begins with there, or else in the first of all. Another chapter named so
    has its language's program.

    Args:
        chapters: articles, whose ids begin the ids of all that is in them.

    Returns:
        the ids of what is taken out, each with that of what is printed.
    """
    places = defaultdict(list)
    for chapter in chapters:
        for section in chapter.iter("section"):
            if "example" in classes(section):
                place = _Place(chapter, section)
                places[place.name_of(section)].append(place)
    moved: dict[str, str] = {}
    for found in places.values():
        whole = next((p for p in found if p.own is not None), found[0])
        for other in found:
            if other is not whole:
                moved |= _divide(whole, other)
    return moved


def _divide(whole: _Place, other: _Place) -> dict[str, str]:
    """Take out what is in two places: of one, all but its own program."""
    own = other.own
    kept = set() if own is None else other.names_in(own)
    moved: dict[str, str] = {}
    for name in other.names_in(other.example):
        here, there = other.id(name), whole.id(name)
        moved |= {there: here} if name in kept else {here: there}
    rest = []
    for block in whole.blocks:
        if own is not None and whole.name_of(block) in kept:
            block[:] = [_reference([own], "", other)]
        else:
            rest.append(block)
    reference = _reference(rest, ", and the output", whole)
    other.example[:] = [reference] if own is None else [own, reference]
    return moved


def _reference(blocks: list[Element], more: str, place: _Place) -> Element:
    """Return a line that says where some programs are printed."""
    line = Element("p", {"class": "elsewhere"})
    line.text = "In the chapter "
    href = f"#{place.id(place.name_of(blocks[0]))}"
    link = SubElement(line, "a", href=href)
    link.text = place.title
    link.tail = ": "
    for block in blocks:
        code = SubElement(line, "code")
        code.text = text_of(block[0][1])
        code.tail = ", " if block is not blocks[-1] else more
    return line
