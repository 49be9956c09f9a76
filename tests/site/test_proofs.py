"""What the pages say of a language is backed: by a program, a tool, a document.

A claim is a cell of a table that has a column a language, an item under "Watch
out", or a warning. A link in it leads to what backs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from sidebyside.languages import LANGUAGES, ROOT

SITE = "http://site/"
# Whose word counts, where no program can show it.
OFFICIAL = {
    "Python": ("docs.python.org", "peps.python.org", "www.python-httpx.org"),
    "JavaScript": ("developer.mozilla.org", "nodejs.org"),
    "C#": ("learn.microsoft.com", "devblogs.microsoft.com"),
}
# A tool's words stand in a block of this id; a test runs the tool.
TOOL = re.compile(r"tool-(?P<slug>[a-z]+)-")
PROGRAM = re.compile(
    r"(?P<example>.+)-(?P<slug>"
    + "|".join(language.slug for language in LANGUAGES)
    + r")(-\d+)?"
)
NAMES = {language.slug: language.name for language in LANGUAGES}


class Backing(NamedTuple):
    """What a link of a claim leads to."""

    kind: str
    """ "program", "tool" or "document"."""
    language: str
    """Of which language it says something: "C#"."""
    example: str = ""
    """The program's example."""


class Claim(NamedTuple):
    """A text that says what a language does."""

    page: str
    text: str
    languages: set[str]
    """Those that it speaks of."""
    backings: list[Backing]


class Page:
    """A page of the built site, and the ids on it."""

    def __init__(self, path: Path, site: Path) -> None:
        self.url = path.parent.relative_to(site).as_posix() + "/"
        self.url = "" if self.url == "./" else self.url
        html = path.read_text("utf-8")
        self.root: Element = tinyhtml5.parse(
            html, namespace_html_elements=False
        )
        self.ids = {e.get("id", ""): e for e in self.root.iter()}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    found = [
        Page(path, site)
        for path in sorted(site.rglob("index.html"))
        if "assets" not in path.parts
    ]
    return {page.url: page for page in found}


@pytest.fixture(scope="module")
def claims(pages: dict[str, Page]) -> list[Claim]:
    return [
        claim for page in pages.values() for claim in claims_on(page, pages)
    ]


def claims_on(page: Page, pages: dict[str, Page]) -> Iterator[Claim]:
    for article in page.root.iter("article"):
        for table in article.iter("table"):
            yield from claims_in_table(table, page, pages)
        below_watch_out = False
        for element in article.iter():
            if re.fullmatch(r"h[1-6]", element.tag):
                below_watch_out = element.get("id") == "watch-out"
            if (below_watch_out and element.tag == "li") or (
                {"warning", "danger"} & set(element.get("class", "").split())
            ):
                text = words(element)
                spoken_of = {
                    name
                    for name in NAMES.values()
                    if re.search(rf"\b{re.escape(name)}(?!\w)", text)
                }
                if "Node.js" in text:
                    spoken_of.add("JavaScript")
                backings = list(backings_of(element, page, pages))
                yield Claim(page.url, text, spoken_of, backings)


def claims_in_table(
    table: Element, page: Page, pages: dict[str, Page]
) -> Iterator[Claim]:
    names, *rows = table.iter("tr")
    heads = [
        next((n for n in NAMES.values() if words(head).startswith(n)), None)
        for head in names
    ]
    for row in rows:
        for head, cell in zip(heads, row, strict=False):
            if head:
                backings = list(backings_of(cell, page, pages))
                yield Claim(page.url, words(cell), {head}, backings)


def backings_of(
    element: Element, page: Page, pages: dict[str, Page]
) -> Iterator[Backing]:
    for link in element.iter("a"):
        target = urlsplit(urljoin(SITE + page.url, link.get("href", "")))
        if target.netloc != urlsplit(SITE).netloc:
            for language, hosts in OFFICIAL.items():
                if target.netloc in hosts:
                    yield Backing("document", language)
            continue
        id = unquote(target.fragment)
        there = pages.get(target.path.lstrip("/"))
        if there is None or id not in there.ids:
            continue
        if tool := TOOL.match(id):
            yield Backing("tool", NAMES[tool["slug"]])
        elif program := PROGRAM.fullmatch(id):
            name = NAMES[program["slug"]]
            yield Backing("program", name, program["example"])


PAGE = """
<article>
<table><tr><td></td><th>Python</th><th>C#</th></tr>
<tr><th>a row</th><td><a href="#gather-python">right</a></td>
<td><a href="#gather-python">of another language</a></td></tr>
<tr><th>a row</th><td><a href="#gather-python-99">a line too far</a></td>
<td><a href="https://example.org/">somebody's word</a></td></tr></table>
<h2 id="watch-out">Watch out</h2>
<ul><li>No link.</li><li>In C#, <a href="#gather-csharp-1">right</a>.</li></ul>
<p id="gather-python"></p><p id="gather-csharp-1"></p>
</article>
"""


def test_a_claim_without_backing_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    page = Page(tmp_path / "index.html", tmp_path)
    claims = list(claims_on(page, {"": page}))
    assert [claim.text for claim in claims if unbacked(claim) is not None] == [
        "of another language",
        "a line too far",
        "somebody's word",
        "No link.",
    ]
    assert len(claims) == 6


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def unbacked(claim: Claim) -> str | None:
    """Return for which languages a claim has no backing, or None: it has."""
    missing = claim.languages - {backing.language for backing in claim.backings}
    if claim.backings and not missing:
        return None
    return "".join(f", for {name}" for name in sorted(missing))


def test_every_claim_is_backed(
    claims: list[Claim], record_property: Callable[[str, object], None]
) -> None:
    wrong = [
        f'{claim.page}: "{claim.text}" needs a link to what backs it{languages}'
        for claim in claims
        if (languages := unbacked(claim)) is not None
    ]
    assert not wrong, "\n".join(wrong)
    kinds = [{backing.kind for backing in claim.backings} for claim in claims]
    counts = {
        kind: sum(kind in found for found in kinds)
        for kind in ("program", "tool", "document")
    }
    record_property(
        "figure",
        f"{len(claims)} claims: {counts['program']} backed by a program, "
        f"{counts['document']} by a document, {counts['tool']} by a tool's run",
    )


def test_every_proof_is_used(
    claims: list[Claim], pages: dict[str, Page]
) -> None:
    used = {backing.example for claim in claims for backing in claim.backings}
    # The words of a section lead to the program behind it.
    used |= {
        backing.example
        for page in pages.values()
        for text in page.root.iter("p")
        for backing in backings_of(text, page, pages)
    }
    unused = [
        f'{page.url}: nothing leads to "{example.get("id")}"'
        for page in pages.values()
        for fold in page.root.iter("details")
        for example in fold.iter("section")
        if example.get("id") not in used
    ]
    assert not unused, "\n".join(unused)


def test_every_tool_is_run(pages: dict[str, Page]) -> None:
    tests = sorted((ROOT / "tests").glob("test_tools*.py"))
    tests.append(ROOT / "tests/sidebyside/test_csharp.py")
    runs = "".join(test.read_text("utf-8") for test in tests)
    shown = [id for page in pages.values() for id in page.ids if TOOL.match(id)]
    assert shown
    for id in shown:
        assert f'"{id}"' in runs, id
