"""Joins the pages of a built site into one document, in navigation order."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from recorders.recording import Recording
from sidebyside.drawing import drawings
from sidebyside.example import ExampleError

from .addresses import (
    BASE,
    BookError,
    Entry,
    anchor,
    navigation,
    path_of,
    paths,
    read,
    resolve,
)
from .code import set_code
from .examples import open_tabs, print_once
from .html import SVG, classes, drop, find, parse, text_of
from .index import PLACE, TITLE, Place, find_names, section
from .style import timeline_style

_HEADING = re.compile(r"h[1-6]")
_FITS_IN_LINE = 40  # characters of code in a sentence; a line has 80
# Pages for programs of one's own, and for work on the site.
_OF_THE_SITE = {"contributing/", "playground/"}


class Imprint(NamedTuple):
    """What the cover and the file's properties say beside the site's own."""

    version: str
    date: str
    """Of the source, as YYYY-MM-DD."""
    authors: list[str]
    keywords: list[str]


class Book(NamedTuple):
    """The site as one document."""

    html: str
    chapters: int
    links: int
    """How many of its links lead from one place in it to another."""
    names: dict[str, list[Place]]
    """For the index, which has a page of nothing but its title: the last."""


def join(site: Path, imprint: Imprint, width: float) -> Book:
    """Return all that a reader reads on a site, for print.

    Every id begins with the address of its page, and the links between pages
    lead to those. An attribute data-bookmark on a heading has its line in the
    outline, whose level is in the heading's style.

    Args:
        site: the folder of the built site.
        imprint: what the site does not know of itself.
        width: of the text, in CSS pixels.

    Raises:
        BookError: a page, a picture or the target of a link is missing.
    """
    return _Joiner(site, width).join(imprint)


class _Joiner:
    def __init__(self, site: Path, width: float) -> None:
        self.site = site
        self.width = width
        self.home = parse(read(site, ""))
        self.entries = [
            entry
            for entry in navigation(site)
            if entry.path not in _OF_THE_SITE
        ]
        canonical = find(self.home, "link", rel="canonical")
        self.address = "" if canonical is None else canonical.get("href", "")
        host = urlsplit(self.address).hostname
        self.is_public = host not in (None, "localhost", "127.0.0.1")
        self.paths = set(paths(self.entries))
        self.ids = {PLACE}
        self.links = 0

    def join(self, imprint: Imprint) -> Book:
        html = Element("html", lang=self.home.get("lang", "en"))
        head = SubElement(html, "head")
        body = SubElement(html, "body")
        title = self._meta("og:site_name", "property")
        description = self._meta("description", "name")
        SubElement(head, "title").text = title
        for name, content in [
            ("description", description),
            *(("author", author) for author in imprint.authors),
            ("keywords", ", ".join(imprint.keywords)),
            ("dcterms.created", imprint.date),
            ("dcterms.modified", imprint.date),
        ]:
            SubElement(head, "meta", name=name, content=content)
        body.append(self._cover(title, description, imprint))
        chapters = []
        part = 0
        for entry in self.entries:
            if entry.children:
                part += 1
                chapters += self._part(entry, part)
            else:
                chapters.append(self._chapter(entry, 1, ""))
        moved = print_once(chapters)
        names = find_names(chapters)
        index = [Entry(TITLE, None, PLACE, [])] if names else []
        body.append(self._contents([*self.entries, *index]))
        body.extend(chapters)
        if names:
            body.append(section({}, {}))
        self._check_links(body, moved)
        self._draw_timelines(body)
        for element in html.iter():
            # An HTML parser knows the elements of an SVG without a namespace.
            element.tag = element.tag.removeprefix(SVG)
        text = tostring(html, encoding="unicode", method="html")
        whole = f"<!doctype html>\n{text}"
        return Book(whole, len(self.paths), self.links, names)

    def _meta(self, name: str, attribute: str) -> str:
        meta = find(self.home, "meta", **{attribute: name})
        if meta is None:
            raise BookError(f"index.html has no <meta {attribute}={name}>")
        return meta.get("content", "")

    # The front

    def _cover(self, title: str, subtitle: str, imprint: Imprint) -> Element:
        cover = Element("section", {"class": "cover"})
        logo = find(self.home, "link", rel="icon")
        if logo is not None:
            source = self._file("", logo.get("href", ""))
            # As an <img>, the logo would need a description.
            style = f"background-image: url({source})"
            SubElement(cover, "div", {"class": "cover__logo", "style": style})
        SubElement(cover, "p", {"class": "cover__title"}).text = title
        SubElement(cover, "p", {"class": "cover__subtitle"}).text = subtitle
        facts = SubElement(cover, "div", {"class": "cover__facts"})
        version = SubElement(facts, "p")
        version.text = f"Version {imprint.version}, {imprint.date}"
        if self.is_public:
            line = SubElement(facts, "p")
            SubElement(line, "a", href=self.address).text = self.address
        ran_with = find(self.home, "p", **{"class": "ran-with"})
        if ran_with is not None:
            SubElement(facts, "p").text = text_of(ran_with)
        for element in self.home.iter("div"):
            if "md-copyright__highlight" in classes(element):
                licence = copy.deepcopy(element)
                licence.tag = "p"
                licence.attrib.clear()
                licence.tail = None
                for link in licence.iter("a"):
                    link.set("data-address", _short(link.get("href", "")))
                facts.append(licence)
        return cover

    def _contents(self, entries: list[Entry]) -> Element:
        contents = Element("nav", {"class": "contents"})
        SubElement(contents, "h1").text = "Contents"
        self._contents_lines(contents, entries)
        return contents

    def _contents_lines(self, parent: Element, entries: list[Entry]) -> None:
        lines = SubElement(parent, "ol")
        for entry in entries:
            line = SubElement(lines, "li")
            link = SubElement(line, "a", href=f"#{entry.place}")
            link.text = entry.title
            if entry.children:
                self._contents_lines(line, entry.children)

    # The chapters

    def _part(self, entry: Entry, number: int) -> list[Element]:
        """Return a section of the navigation: its own page, then the others."""
        chapters = list(self._chapters(entry, 1, ""))
        opening = chapters[0]
        label = Element("p", {"class": "part"})
        label.text = f"Part {number}"
        if text_of(next(opening.iter("h1"))) != entry.title:
            label.text += f": {entry.title}"
        opening.insert(0, label)
        return chapters

    def _chapters(
        self, entry: Entry, level: int, part: str
    ) -> Iterator[Element]:
        """Yield the pages at and under an entry (see `_chapter`)."""
        yield self._chapter(entry, level, part)
        for child in entry.children:
            yield from self._chapters(child, level + 1, part or entry.title)

    def _chapter(self, entry: Entry, level: int, part: str) -> Element:
        """Return a page of the site as a chapter.

        Args:
            entry: its line in the navigation.
            level: of its heading in the outline.
            part: the title of the part that it belongs to, for the head of
                the pages; "" where that is its own.
        """
        if entry.path is None:  # a section without a page of its own
            article = Element("article")
            SubElement(article, "h1").text = entry.title
        else:
            article = self._article(entry.path)
        article.set("id", entry.place)
        self.ids.add(entry.place)
        for element in article.iter():
            if _HEADING.fullmatch(element.tag):
                depth = int(element.tag[1]) - 1
                title = entry.title if depth == 0 else text_of(element)
                _bookmark(element, level + depth, title)
                element.set("data-part", part)
        if next(article.iter("h1"), None) is None:
            raise BookError(f"{entry.path or '/'}: the page has no <h1>")
        return article

    def _article(self, path: str) -> Element:
        """Return what is to be read on a page of the site."""
        text = re.search(r"<article.*</article>", read(self.site, path), re.S)
        if text is None:
            raise BookError(f"{path or '/'}: the page has no <article>")
        article = next(parse(text[0]).iter("article"))
        open_tabs(article)
        drop(article)
        article.attrib.clear()
        article.tail = None
        for element in article.iter():
            self._adapt(element, path)
        _note_addresses(article)
        return article

    def _adapt(self, element: Element, path: str) -> None:
        """Make an element's id and references right outside of its page."""
        if id := element.get("id"):
            element.set("id", anchor(path, id))
            self.ids.add(anchor(path, id))
        for name in ("aria-labelledby", "aria-describedby"):
            element.attrib.pop(name, None)
        if element.tag == "a":
            self._adapt_link(element, path)
        elif element.tag == "img":
            element.set("src", self._file(path, element.get("src", "")))
        elif adapt := _FOR_PRINT.get(element.tag):
            adapt(element)

    def _adapt_link(self, link: Element, path: str) -> None:
        href = link.get("href", "")
        if self.address and href.startswith(self.address):
            href = href.replace(self.address, BASE, 1)
        target = urlsplit(resolve(path, href))
        if target.scheme != "file":
            if target.scheme in ("http", "https"):
                link.set("data-address", _short(href))
            return
        there = path_of(target.geturl())
        if there in self.paths:
            fragment = unquote(target.fragment)
            if fragment == "__top":
                fragment = ""
            link.set("href", f"#{anchor(there, fragment)}")
        elif self.is_public:
            link.set("href", urljoin(self.address + path, href))
        else:  # A page for screens, of a site without an address.
            link.tag = "span"
            del link.attrib["href"]

    def _file(self, path: str, source: str) -> str:
        """Return the address of a picture in the site's folder."""
        file = self.site / path_of(resolve(path, source))
        if not file.is_file():
            raise BookError(f"{path or '/'}: the picture {source} is missing")
        return file.resolve().as_uri()

    def _draw_timelines(self, body: Element) -> None:
        """Draw what was recorded anew: for a page of a known width, in print.

        Raises:
            BookError: there is nothing that draws.
        """
        jobs, places = [], []
        for run in body.iter("div"):
            text = run.attrib.pop("data-recording", None)
            for parent in run.iter() if text else ():
                for index, child in enumerate(parent):
                    if child.get("class") == "timeline" and text:
                        name = child.get("id", "").removesuffix("-timeline")
                        recording = Recording.from_json(text)
                        jobs.append((recording, name, self.width))
                        places.append((parent, index))
        try:
            svgs = drawings(jobs)
        except ExampleError as error:
            raise BookError(str(error)) from None
        for (parent, index), svg in zip(places, svgs, strict=True):
            drawing = fromstring(svg)
            # WeasyPrint does not apply the document's style inside of an SVG.
            style = Element(f"{SVG}style")
            style.text = timeline_style()
            drawing.insert(1, style)  # after its title
            drawing.tail = parent[index].tail
            parent[index] = drawing

    def _check_links(self, body: Element, moved: dict[str, str]) -> None:
        """Lead links to what is printed elsewhere; look whether it is there.

        Raises:
            BookError: it is not.
        """
        for link in body.iter("a"):
            href = link.get("href", "")
            if href.startswith("#"):
                self.links += 1
                if href[1:] in moved:
                    link.set("href", f"#{moved[href[1:]]}")
                elif href[1:] not in self.ids:
                    raise BookError(
                        f'a link "{text_of(link)}" leads to {href}, '
                        "which is not in the book"
                    )


def _bookmark(heading: Element, level: int, title: str) -> None:
    """Put a heading into the outline, which shows parts and pages at first."""
    state = "open" if level == 1 else "closed"
    heading.set("style", f"bookmark-level: {level}; bookmark-state: {state}")
    heading.set("data-bookmark", title)


def _mark_lead_in(paragraph: Element) -> None:
    """Mark what must not be parted from what it leads to."""
    if text_of(paragraph).endswith(":"):
        names = f"lead-in {paragraph.get('class', '')}".strip()
        paragraph.set("class", names)


def _mark_message(code: Element) -> None:
    """Mark what a line may not hold whole: it breaks between its words."""
    if len(text_of(code)) > _FITS_IN_LINE:
        code.set("class", f"message {code.get('class', '')}".strip())


def _open(details: Element) -> None:
    details.tag = "div"


def _open_summary(summary: Element) -> None:
    summary.tag = "p"
    summary.set("class", "lead-in proofs-title")


# How elements change, by their tags, wherever they stand.
_FOR_PRINT: dict[str, Callable[[Element], None]] = {
    "code": _mark_message,
    "details": _open,
    "p": _mark_lead_in,
    "pre": set_code,
    "summary": _open_summary,
}


def _short(address: str) -> str:
    """Return an address as it is printed."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def _note_addresses(article: Element) -> None:
    """Print the addresses in a table below it: its columns are narrow."""
    for parent in list(article.iter()):
        for index, table in reversed(list(enumerate(parent))):
            links = [a for a in table.iter("a") if a.get("data-address")]
            if table.tag != "table" or not links:
                continue
            notes = Element("ol", {"class": "addresses"})
            notes.tail, table.tail = table.tail, None
            for number, link in enumerate(links, 1):
                address = link.attrib.pop("data-address")
                link.set("data-note", str(number))
                item = SubElement(notes, "li")
                SubElement(item, "a", href=link.get("href", "")).text = address
            parent.insert(index + 1, notes)
