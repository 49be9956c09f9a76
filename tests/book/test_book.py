"""The PDF of the whole site, as a reader has it; and pages printed alone."""

from __future__ import annotations

import html
import itertools
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import fromstring

import playwright.sync_api
import pypdf
import pytest
from mkdocs.config import load_config
from pypdf.generic import Destination

from book.join import Imprint, join
from book.style import timeline_style
from sidebyside.example import SNIPPETS, Example
from sidebyside.languages import LANGUAGES, ROOT

from ..conftest import Project
from ..toolchains import missing

MILLIMETRE = 72 / 25.4  # in points
CHARACTER = 0.632  # em: how wide the code's font is


class Piece(NamedTuple):
    """A piece of text, where it begins (points, from below), and its font."""

    text: str
    x: float
    y: float
    size: float
    is_code: bool
    in_drawing: bool
    """Whether it has coordinates of its own."""


class Sheet(NamedTuple):
    """A page of the PDF, read once: that takes much of a minute for all."""

    width: float
    height: float
    text: str
    """Some words run together."""
    pieces: list[Piece]

    @property
    def code(self) -> str:
        """Its code: what else stands on it is a break."""
        return "".join(x.text if x.is_code else "\n" for x in self.pieces)


class Book(NamedTuple):
    """The PDF, and the site that it was made of."""

    path: Path
    reader: pypdf.PdfReader
    sheets: list[Sheet]
    texts: list[str]
    """Of each page."""
    code: list[str]
    """Of each page."""
    site: Path
    linked: Path
    """The same site, with the book in it."""


class Page(NamedTuple):
    """A page of the site, as the navigation has it, or a group without one."""

    level: int
    title: str
    path: str
    """Of a group, the id of its chapter."""
    article: str
    is_group: bool = False


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "book", *map(str, arguments)]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True
    )


@pytest.fixture(scope="session")
def pango() -> None:
    """Skip where WeasyPrint cannot run."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        missing("Pango")


@pytest.fixture(scope="session")
def book(
    site: Path, pango: None, tmp_path_factory: pytest.TempPathFactory
) -> Book:
    """The book, made into a copy of the site."""
    linked = tmp_path_factory.mktemp("book") / "site"
    shutil.copytree(site, linked)
    done = subprocess.run(
        command("--site", linked, "--into-site"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
    )
    assert done.returncode == 0, done.stderr
    path = linked / "async-by-example.pdf"
    reader = pypdf.PdfReader(path)
    sheets = [*map(sheet_of, reader.pages)]
    texts = [sheet.text for sheet in sheets]
    codes = [sheet.code for sheet in sheets]
    return Book(path, reader, sheets, texts, codes, site, linked)


def sheet_of(page: pypdf.PageObject) -> Sheet:
    pieces: list[Piece] = []

    def look(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        """Called by pypdf with a piece of text, and where it begins."""
        x = tm[4] * cm[0] + cm[4]
        y = tm[5] * cm[3] + cm[5]
        is_code = bool(font and "Mono" in font["/BaseFont"])
        pieces.append(Piece(text, x, y, size * cm[0], is_code, cm[3] > 0))

    text = page.extract_text(visitor_text=look)
    width, height = map(float, page.mediabox[2:])
    return Sheet(width, height, text, pieces)


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Page]:
    """The pages that the book has, in navigation order."""

    def walk(
        nav: list[Any], above: tuple[int, ...] = ()
    ) -> Iterator[tuple[int, str, str]]:
        for number, entry in enumerate(nav, 1):
            ((title, target),) = entry.items()
            where = (*above, number)
            if isinstance(target, str):
                yield len(where), title, target
                continue
            # A section's own page comes first, and has its title.
            (own,) = target[0].values()
            if isinstance(own, str) and own.endswith("index.md"):
                yield len(where), title, own
                yield from walk(target[1:], where)
            else:
                yield len(where), title, f"part/{'.'.join(map(str, where))}"
                yield from walk(target, where)

    nav = load_config(str(ROOT / "mkdocs.yml")).nav
    assert isinstance(nav, list)
    found = []
    for level, title, source in walk(nav):
        if not source.endswith(".md"):
            heading = f"<h1>{title}</h1>"
            found.append(Page(level, title, source, heading, is_group=True))
            continue
        path = re.sub(r"(index)?\.md$", "", source)
        path = f"{path}/" if path and not path.endswith("/") else path
        text = (site / path / "index.html").read_text("utf-8")
        article = re.search(r"<article.*</article>", text, re.S)
        assert article
        if path not in ("playground/", "contributing/"):
            found.append(Page(level, title, path, article[0]))
    return found


def plain(fragment: str) -> str:
    """Return the text of some HTML."""
    fragment = re.sub(r'<a class="headerlink".*?</a>', "", fragment)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", fragment)).split())


def outline(entries: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, level + 1)
        else:
            yield level, entry.title


def links(
    book: Book, pages: Sequence[pypdf.PageObject] | None = None
) -> Iterator[Any]:
    for page in book.reader.pages if pages is None else pages:
        for reference in page.get("/Annots", []):
            yield reference.get_object()


def shown(pages: list[Page]) -> Counter[str]:
    """Return on how many pages each example stands."""
    pattern = r'<section class="example" id="([^"]+)"'
    return Counter(
        name for page in pages for name in re.findall(pattern, page.article)
    )


def timelines(pages: list[Page]) -> set[str]:
    pattern = r'<svg [^>]*id="([\w-]+-timeline)"'
    return {
        name for page in pages for name in re.findall(pattern, page.article)
    }


# What a reader finds


def test_the_outline_is_the_navigation(book: Book, pages: list[Page]) -> None:
    expected = []
    for page in pages:
        for depth, inner in re.findall(
            r"<h([1-6])\b[^>]*>(.*?)</h\1>", page.article, re.S
        ):
            title = page.title if depth == "1" else plain(inner)
            expected.append((page.level + int(depth) - 1, title))
    expected.append((1, "Index"))
    assert list(outline(book.reader.outline)) == expected


def test_the_contents_have_the_pages(book: Book, pages: list[Page]) -> None:
    titles = [*(page.title for page in pages), "Index"]
    numbers = [
        book.reader.get_destination_page_number(entry)
        for entry in flat(book.reader.outline)
        if entry.title in titles
    ]
    sheets = book.texts[1 : starts(book)["Home"]]
    lines = re.findall(r"^(.+?)[ .]+(\d+)$", "\n".join(sheets), re.M)
    assert [title for title, _ in lines] == titles
    for _, number in lines:
        assert int(number) - 1 in numbers
        # The page's own number is at its foot.
        assert book.texts[int(number) - 1].rstrip().endswith(number)


def test_a_chapter_of_a_language_begins_with_its_program(book: Book) -> None:
    for language in LANGUAGES:
        chapter = "\n".join(book.texts[starts(book)[language.name] :])
        first = re.search(r"^(\S+) [\w-]+\.(?:py|mjs|cs)\b", chapter, re.M)
        assert first and first[1] == language.name


def test_the_index_has_the_pages_of_names(book: Book) -> None:
    # Each page ends with its number.
    sheets = book.texts[starts(book)["Index"] :]
    listed = "\n".join(text.rstrip().rpartition("\n")[0] for text in sheets)
    # An indented line goes on.
    lines = re.findall(
        r"^([A-Za-z_.]+(?:(?<=\.)\n[A-Za-z_]+)?)\s*(?:\(([\w.]+)\)\s*)?"
        r"(\d[\d, \N{EN DASH}\n]*)$",
        listed,
        re.M,
    )
    found = {}
    for printed, root, numbers in lines:
        title = printed.replace("\n", "")
        pages: list[int] = []
        for first, last in re.findall(
            r"(\d+)(?:\s*\N{EN DASH}\s*(\d+))?", numbers
        ):
            pages += range(int(first), int(last or first) + 1)
        name = title.rpartition(".")[2]
        assert pages == sorted(set(pages)) and pages
        for number in pages:
            assert re.search(rf"\b{name}\b", book.code[number - 1]), title
        found[title, root] = pages
    titles = [title.strip("_").casefold() for title, _ in found]
    assert titles == sorted(titles)
    assert len(found) > 80
    for whole in ("asyncio.gather", "Promise.all", "Task.WhenAll"):
        root, _, last = whole.rpartition(".")
        assert found[whole, ""] == found[last, root]
    assert {("CancellationToken", ""), ("create_task", "asyncio")} <= {*found}
    # What a program of the site defines is not a language's.
    assert not {("orders", ""), ("load", ""), ("save", "")} & {*found}


def starts(book: Book) -> dict[str, int]:
    """Return where chapters and sections begin: the first page is 0.

    Of those that are named alike, it is the first: Python's chapter, and not
    what another says of Python.
    """
    found: dict[str, int] = {}
    for entry in flat(book.reader.outline):
        if number := book.reader.get_destination_page_number(entry):
            found.setdefault(str(entry.title), number)
    return found


def flat(entries: list[Any]) -> Iterator[Destination]:
    for entry in entries:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def test_every_link_inside_has_a_destination(
    book: Book, pages: list[Page]
) -> None:
    places = set(book.reader.named_destinations)
    index = starts(book)["Index"]
    linked, listed = (
        {
            annotation["/Dest"]
            for annotation in links(book, book.reader.pages[part])
            if "/Dest" in annotation
        }
        for part in (slice(index), slice(index, None))
    )
    assert linked | listed <= places
    paths = {page.path for page in pages}
    # From the contents.
    expected = {path or "./" for path in paths} | {"index"}
    for page in pages:
        # The links in an example are for who has a pointer.
        prose = re.sub(
            r'<section class="example".*?</section>',
            "",
            page.article,
            flags=re.S,
        )
        for link in re.findall(
            r'<a (?![^>]*headerlink)[^>]*href="([^"]+)"', prose
        ):
            target = urlsplit(urljoin(f"file:///{page.path}", link))
            path = target.path.lstrip("/")
            if target.scheme == "file" and path in paths:
                expected.add(f"{path or './'}{target.fragment}")
    # What stands on two pages is printed in one chapter.
    counts = shown(pages)
    names = sorted(counts, key=len, reverse=True)  # one may begin another

    def double(place: str) -> str:
        """Return the name of an example that stands on two pages, or ""."""
        start = f"{place.rpartition('/')[2]}-"
        name = next((x for x in names if start.startswith(f"{x}-")), "")
        return name if counts[name] > 1 else ""

    printed = set(filter(double, linked))
    assert printed
    assert linked - printed == {x for x in expected if not double(x)}
    for place in printed:
        number = book.reader.get_destination_page_number(
            book.reader.named_destinations[place]
        )
        assert number is not None
        assert f" {double(place)}." in book.texts[number], place


def test_links_outside_are_links_and_are_printed(
    book: Book, pages: list[Page]
) -> None:
    linked = {
        annotation["/A"]["/URI"]
        for annotation in links(book)
        if "/A" in annotation
    }
    text = re.sub(r"\s", "", "".join(book.texts))
    for page in pages:
        for link in re.findall(
            r'<a (?![^>]*(?:rel="edit"|class="report))[^>]*href="(https?://[^"]+)"',
            page.article,
        ):
            assert html.unescape(link) in linked
            assert re.sub(r"^https?://(www\.)?|/$", "", link) in text


def test_addresses_in_a_table_stand_below_it(book: Book) -> None:
    (page,) = (text for text in book.texts if "so are the tasks[1]" in text)
    # A number in the cell, and below the last row what it stands for.
    _, _, below = page.partition("link the tokens[3]")
    assert "docs.python.org/3/library/asyncio-task.html#task-groups" in below
    assert "asyncio-task.html#task-groups" not in page.removesuffix(below)


def test_the_cover_tells_with_what_the_programs_were_run(book: Book) -> None:
    assert "The programs were run with Python 3." in book.texts[0]


@pytest.mark.parametrize("example", Example.all(), ids=lambda x: x.name)
def test_programs_and_transcripts_are_whole(
    example: Example, book: Book, pages: list[Page]
) -> None:
    assert shown(pages)[example.name]
    for program in example.programs:
        source = program.path.read_text("utf-8")
        # With its indentation, under its name. What is empty has no place in a
        # PDF.
        lines = [line.rstrip() for line in source.splitlines() if line.strip()]
        lines.insert(0, f"{program.language.name} {program.path.name}")
        found = sum(holds(text, lines) for text in book.texts)
        if source.count("\n") >= 40:  # it may be on two pages
            found += sum(
                holds(one, lines[:n]) and holds(two, lines[n:])
                for one, two in itertools.pairwise(book.texts)
                for n in range(10, len(lines) - 5)
            )
        assert found == 1
    for path in {program.transcript for program in example.programs}:
        # The lines that are too long are wrapped.
        printed = squeezed(path.read_text("utf-8"))
        assert any(printed in squeezed(text) for text in book.texts), path


def holds(text: str, lines: list[str]) -> bool:
    """Whether a text has some lines, one after the other."""
    return "\n".join(["", *lines, ""]) in f"\n{text}\n".replace(" \n", "\n")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_blanks_are_text(book: Book) -> None:
    """Some readers do not copy blanks that are not said to be."""
    for program, blanks in (("gather.py", 4), ("bounded-pipeline.mjs", 2)):
        page = next(
            page
            for page, text in zip(book.reader.pages, book.texts, strict=True)
            if program in text
        )
        contents = page.get_contents()
        assert contents is not None
        said = b"/ActualText (%b)" % (b" " * blanks)
        assert said in contents.get_data()


def test_lines_have_numbers_that_are_not_copied(book: Book) -> None:
    source = (ROOT / "snippets/missing-await/missing-await.py").read_text()
    (sheet,) = (x for x in book.sheets if "Python missing-await.py" in x.text)
    pieces = [(piece.y, squeezed(piece.text)) for piece in sheet.pieces]
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        height = next(y for y, text in pieces if text == str(number))
        beside = "".join(text for y, text in pieces if abs(y - height) < 2)
        assert beside == squeezed(line) + str(number)
    hidden = sum(
        contents.get_data().count(b"/ActualText ()")
        for page in book.reader.pages
        if (contents := page.get_contents()) is not None
    )
    assert hidden == sum(
        len(program.path.read_text("utf-8").splitlines())
        for example in Example.all()
        for program in example.programs
    )


def test_times_are_beside_the_output_but_not_in_it(book: Book) -> None:
    (page,) = (text for text in book.texts if "elapsed: about 1 s" in text)
    lines = page[page.index("loading all at once\n") :].splitlines()
    assert lines[5] == "elapsed: about 1 s"
    assert lines[6:8] == ["0.0 s", "0.2 s"]


# What it is made of


def test_the_text_is_inside_the_page(book: Book) -> None:
    assert outside(book.sheets) == []


def outside(sheets: list[Sheet]) -> list[str]:
    """Return the text that is not in the column, which is 170 mm wide."""
    found = []
    for sheet in sheets:
        margin = (sheet.width - 170 * MILLIMETRE) / 2
        for piece in sheet.pieces:
            if not piece.text.strip() or piece.in_drawing:
                continue
            end = piece.x
            if piece.is_code:
                end += len(piece.text.rstrip()) * CHARACTER * piece.size
            if not (
                margin - 1 <= piece.x
                and end <= sheet.width - margin + 1
                and 14 < piece.y < sheet.height
            ):
                found.append(piece.text)
    return found


def test_its_size_is_sane(book: Book, pages: list[Page]) -> None:
    assert 3 * len(pages) < len(book.reader.pages) < 20 * len(pages)
    assert book.path.stat().st_size < 6e6
    box = book.reader.pages[0].mediabox
    assert [round(x / MILLIMETRE) for x in box[2:]] == [210, 297]


def test_fonts_are_embedded_and_pictures_are_vectors(book: Book) -> None:
    names = set()
    for page in book.reader.pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            (inner,) = font["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
            names.add(font["/BaseFont"].partition("+")[2])
        for reference in resources.get("/XObject", {}).values():
            assert reference.get_object()["/Subtype"] != "/Image"
    # The site's own: others would differ from machine to machine.
    assert all(name.startswith("Atkinson-Hyperlegible") for name in names)
    assert {
        "Atkinson-Hyperlegible-Next-Bold",
        "Atkinson-Hyperlegible-Mono",
    } <= (names)


def test_it_says_what_it_is(book: Book) -> None:
    facts = book.reader.metadata
    assert facts is not None
    assert facts.title == "Async by Example"
    assert facts.author == "the Async by Example authors"
    assert "asyncio" in (facts.keywords or "")
    assert "side by side" in (facts.subject or "")
    root: Any = book.reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/PageMode"] == "/UseOutlines"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    cover = book.texts[0]
    assert re.search(r"Version \d+\.\d+\.\d+, \d{4}-\d\d-\d\d", cover)
    assert "CC BY 4.0" in cover


def test_pictures_are_described(book: Book, pages: list[Page]) -> None:
    root: Any = book.reader.trailer["/Root"]
    described = []
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == "/Figure":
            described.append(element["/Alt"])
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, dict):
                waiting.append(kid)
    assert len(described) == len(timelines(pages))
    assert all(" is done at " in text for text in described)


def test_every_page_links_to_it_with_its_size(book: Book) -> None:
    size = f"{book.path.stat().st_size / 1e6:.1f} MB"
    for path in book.linked.rglob("*.html"):
        text = path.read_text("utf-8")
        if "<article" not in text:
            continue
        assert 'http-equiv="Content-Security-Policy"' in text
        ((href, label),) = re.findall(
            r'<a class="book" href="([^"]+)">([^<]+)</a>', text
        )
        assert size in label
        folder = path.parent
        if href.startswith("/"):  # of the page for what is not found
            folder = book.linked
        assert (folder / href.lstrip("/")).is_file()
    # Where there is no book, there is no link.
    assert 'class="book" href' not in (book.site / "index.html").read_text()


def test_no_colour_is_written_twice() -> None:
    # White is no choice, but paper.
    for path in [*ROOT.glob("book/*.css"), *ROOT.glob("docs/assets/**/*.css")]:
        colours = re.findall(r": [^;{]*(#\w+)", path.read_text("utf-8"))
        own = path.name == "colours.css"
        assert bool(set(colours) - {"#fff"}) == own, f"{path}: {colours}"
    style = timeline_style()
    assert ".timeline__sleep" in style
    assert "var(" not in style


# A small book, and what goes wrong


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page that has a timeline, a long line and a picture."""
    project = Project(tmp_path_factory.mktemp("small") / "project")
    shutil.copytree(SNIPPETS / "gather", project.folder / "snippets/gather")
    text = project.page.read_text("utf-8").replace("async-await", "gather")
    long = "wide " * 60 + "end"
    picture = "![the logo](assets/logo.svg)"
    table = "| a | b |\n|---|---|\n" + "| one | two |\n" * 80
    project.page.write_text(
        f"{text}\n{picture}\n\n```text\n{long}\n```\n\n{table}", "utf-8"
    )
    # Where a timeline's help leads.
    project.write("docs/languages.md", "# Languages\n\n## Examples\n")
    built = project.build()
    assert built.returncode == 0, built.stderr
    return project.folder / "site"


def test_a_timeline_is_drawn_for_the_width_of_the_text(small: Path) -> None:
    html = join(small, Imprint("1", "", [], []), 640).html
    assert "data-recording" not in html
    svgs = re.findall(r'<svg [^>]*class="timeline".*?</svg>', html, re.S)
    assert len(svgs) == 1
    for drawing in map(fromstring, svgs):
        left, _, width, _ = map(float, drawing.get("viewBox", "").split())
        assert width == 640
        style = drawing.find("style")
        assert style is not None and ".timeline__sleep" in (style.text or "")
        assert drawing.find(".//rect") is not None
        for element in drawing.iter():
            assert not any("%" in value for value in element.attrib.values())
            for name in ("x", "x1", "x2", "cx"):
                x = float(element.get(name, "0"))
                assert left <= x <= left + width


def test_the_same_source_gives_the_same_bytes(
    small: Path, pango: None, tmp_path: Path
) -> None:
    paths = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for path in paths:
        done = subprocess.run(
            command("--site", small, "--output", path),
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    one, two = paths
    assert one.read_bytes() == two.read_bytes()


# Sections in sections, with and without a page of their own. Two are named
# alike, and one begins with a section.
DEEP = [
    "index.md",
    "one/index.md",
    "one/page.md",
    "one/inner/index.md",
    "one/inner/page.md",
    "one/inner/last/page.md",
    "two/inner/last/index.md",
    "two/inner/last/page.md",
    "two/inner/next/page.md",
]


def test_a_pruned_navigation_has_every_page(project: Project) -> None:
    for name in DEEP:
        path = project.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# At {name}\n", "utf-8")
    settings = (project.folder / "mkdocs.yml").read_text("utf-8")
    imprint = Imprint("1.0", "2026-01-02", ["somebody"], ["async"])
    texts = []
    for prune in (True, False):
        if not prune:
            left = settings.replace("    - navigation.prune\n", "")
            project.write("mkdocs.yml", left)
        built = project.build()
        assert built.returncode == 0, built.stderr
        site = project.folder / "site"
        home = (site / "index.html").read_text("utf-8")
        assert ("md-nav__item--pruned" in home) == prune
        texts.append(join(site, imprint, 640).html)
    pruned, whole = texts
    assert pruned == whole
    listed = re.search(r'<nav class="contents">.*?</nav>', pruned, re.S)
    assert listed
    places = re.findall(r'href="#(.+?)"', listed[0])
    assert places == [
        "./",
        "one/",
        "one/page/",
        "one/inner/",
        "one/inner/page/",
        "part/2.2.2",
        "one/inner/last/page/",
        "part/3",
        "part/3.1",
        "two/inner/last/",
        "two/inner/last/page/",
        "part/3.1.2",
        "two/inner/next/page/",
    ]
    assert re.findall(r'<article id="(.+?)"', pruned) == places
    for name in DEEP:
        assert f">At {name}</h1>" in pruned


def test_us_letter_and_what_is_too_long(
    small: Path, pango: None, tmp_path: Path
) -> None:
    output = tmp_path / "letter.pdf"
    done = run("--site", small, "--output", output, "--paper", "letter")
    assert done.returncode == 0, done.stderr
    assert "pages" in done.stdout
    reader = pypdf.PdfReader(output)
    width, height = reader.pages[0].mediabox[2:]
    assert [float(width), float(height)] == pytest.approx([612, 792], abs=0.1)
    sheets = [*map(sheet_of, reader.pages)]
    texts = [sheet.text for sheet in sheets]
    # Long lines are wrapped, and long tables repeat their heads.
    assert squeezed("".join(texts)).count("wide") == 60
    assert outside(sheets) == []
    assert sum("one" in text for text in texts) >= 2
    assert all(
        re.search(r"\ba ?b\b", text) for text in texts if "one two" in text
    )


def test_a_broken_picture_is_named(small: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(small, site)
    (site / "assets/logo.svg").unlink()
    output = tmp_path / "book.pdf"
    done = run("--site", site, "--output", output)
    assert done.returncode == 1
    assert "the picture assets/logo.svg is missing" in done.stderr
    assert not output.exists()


def test_a_picture_that_is_none_is_named(
    small: Path, pango: None, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small, site)
    (site / "assets/logo.svg").write_text("no picture", "utf-8")
    output = tmp_path / "book.pdf"
    done = run("--site", site, "--output", output)
    assert done.returncode == 1
    assert "logo.svg" in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


def test_a_link_that_leads_nowhere_is_named(
    small: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small, site)
    page = site / "index.html"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("</article>", '<a href="#no">there</a></article>'), "utf-8"
    )
    done = run("--site", site, "--output", tmp_path / "book.pdf")
    assert done.returncode == 1
    assert 'a link "there" leads to #./no' in done.stderr


def test_what_is_not_in_the_book_is_on_the_site(
    small: Path, tmp_path: Path
) -> None:
    """Where the address of the site is known: a PDF has no other way there."""
    page = tmp_path / "index.html"
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    text = page.read_text("utf-8").replace(
        "</article>", '<a href="assets/site.css">the style</a></article>'
    )
    page.write_text(text, "utf-8")
    imprint = Imprint("1.0", "2026-01-02", ["somebody"], ["async"])
    assert "<span>the style</span>" in join(tmp_path, imprint, 640).html
    public = text.replace("http://127.0.0.1:8000/", "https://example.org/a/")
    page.write_text(public, "utf-8")
    made = join(tmp_path, imprint, 640).html
    assert 'href="https://example.org/a/assets/site.css"' in made
    cover = made[: made.index('class="contents"')]
    assert (
        '<a href="https://example.org/a/">https://example.org/a/</a>' in cover
    )
    assert "Version 1.0, 2026-01-02" in cover


def test_what_leads_to_lines_is_not_printed(
    small: Path, tmp_path: Path
) -> None:
    imprint = Imprint("1.0", "2026-01-02", ["somebody"], ["async"])
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    without = join(tmp_path, imprint, 640).html
    page = tmp_path / "index.html"
    text, count = re.subn(
        r'<span id="([\w-]+-python-(\d+))"',
        r'<span data-row="\2" id="\1"><a class="number" href="#\1">\2</a',
        page.read_text("utf-8"),
    )
    assert count
    page.write_text(text, "utf-8")
    assert join(tmp_path, imprint, 640).html == without


def test_without_a_site_it_says_how_to_build_one(tmp_path: Path) -> None:
    done = run("--site", tmp_path, "--output", tmp_path / "book.pdf")
    assert done.returncode == 1
    assert "make build" in done.stderr


def test_without_pango_it_says_how_to_install_it(
    small: Path, tmp_path: Path
) -> None:
    output = tmp_path / "book.pdf"
    script = (
        "import cffi, runpy, sys\n"
        "def dlopen(self, name, *_): raise OSError(f'no library {name}')\n"
        "cffi.FFI.dlopen = dlopen\n"
        f"sys.argv[1:] = ['--site', {str(small)!r}, '--output', "
        f"{str(output)!r}]\n"
        "runpy.run_module('book', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "the PDF needs Pango" in done.stderr
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    output = tmp_path / "book.pdf"
    output.write_text("the last book", "utf-8")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from book.__main__ import write\n"
        "write(Path(sys.argv[1]), bytes(100_000))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(output)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (50_000, 50_000)
        ),
    )
    assert "OSError" in done.stderr
    assert output.read_text("utf-8") == "the last book"
    assert list(tmp_path.iterdir()) == [output]


# A page of the site, printed by itself


def test_a_page_prints_well(
    page: playwright.sync_api.Page, tmp_path: Path
) -> None:
    page.goto("patterns/gather/")
    path = tmp_path / "page.pdf"
    page.pdf(path=path, format="A4")
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(path).pages]
    text = "\n".join(texts)
    for name in ("gather.py", "gather.mjs", "gather.cs"):
        assert name in text
    for program in ("asyncio.run(main())", "Promise.all", "Task.WhenAll"):
        assert program in text
    of_screens = ("Search", "Table of contents", "Next", "Edit", "Play", "Copy")
    for word in (*of_screens, "Keys"):
        assert word not in text
    assert "docs.python.org/3/library/asyncio-task.html" in squeezed(text)
    page.goto("playground/")  # a short one
    page.pdf(path=path, format="A4")
    assert len(pypdf.PdfReader(path).pages) == 1
