"""Sets the joined pages as a PDF, with WeasyPrint."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import tostring

from .addresses import BookError
from .index import Place, section
from .join import Book
from .style import daylight

# The width and the height of each paper, in millimetres.
PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
# The text is as wide on every paper, so that a timeline drawn for it fits.
TEXT_WIDTH = 170
PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""
# Of the numbers of lines, in CSS pixels. Nothing else has it.
_NUMBER_SIZE = 8.5

_STYLE = Path(__file__).with_name("book.css")
_PANGO = (
    "the PDF needs Pango, which is not installed ({}).\n"
    "Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0\n"
    "macOS: brew install pango"
)


class Printed(NamedTuple):
    """A book as it is printed."""

    pdf: bytes
    pages: int


def typeset(book: Book, folder: Path, paper: str) -> Printed:
    """Return a book as a PDF: tagged (PDF/UA-1), with its fonts.

    The same book gives the same bytes, as long as the environment's
    SOURCE_DATE_EPOCH is the same.

    Args:
        book: the site as one document.
        folder: what its relative addresses start from.
        paper: a key of `PAPERS`.

    Raises:
        BookError: Pango is missing; or WeasyPrint met something that it did
            not understand, find or draw, so that the book would lack it.
    """
    try:
        import weasyprint
    except OSError as error:
        reason = str(error).partition(":")[0]
        raise BookError(_PANGO.format(reason)) from None
    except ImportError as error:
        raise BookError(f"{error} (make pdf installs it)") from None
    width, height = PAPERS[paper]
    page = (
        f"@page {{ size: {width}mm {height}mm; "
        f"margin-inline: {(width - TEXT_WIDTH) / 2}mm }}"
        f".line::before {{ font-size: {_NUMBER_SIZE}px }}"
    )
    # Pictures and fonts come from files, never from the network.
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["file"])
    fonts = weasyprint.text.fonts.FontConfiguration()
    complaints = _Complaints(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    style = [
        weasyprint.CSS(string=daylight()),
        weasyprint.CSS(filename=_STYLE, font_config=fonts, url_fetcher=fetcher),
        weasyprint.CSS(string=page),
    ]

    def render(html: str, more: str = "") -> Any:
        return weasyprint.HTML(
            string=html,
            base_url=f"{folder.resolve().as_uri()}/",
            url_fetcher=fetcher,
        ).render(
            font_config=fonts,
            stylesheets=[*style, weasyprint.CSS(string=more)],
            pdf_variant="pdf/ua-1",
        )

    try:
        document = render(book.html)
        if book.names:
            document = _with_index(document, book.names, render)
        print(f"book: {len(document.pages)} pages set; writing", flush=True)
        pdf = document.write_pdf(finisher=_finish, pdf_variant="pdf/ua-1")
    finally:
        logger.removeHandler(complaints)
    if complaints.messages:
        raise BookError("\n".join(complaints.messages))
    return Printed(pdf, len(document.pages))


def _with_index(
    document: Any,
    names: dict[str, list[Place]],
    render: Callable[[str, str], Any],
) -> Any:
    """Put the index, which needs the pages of all else, at the last page."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for id in page.anchors:
            pages.setdefault(id, number)
    index = tostring(section(names, pages), encoding="unicode", method="html")
    first = f"@page :first {{ counter-reset: page {len(document.pages)} }}"
    there = render(
        f'<html lang="{document.metadata.lang}">{index}</html>', first
    )
    return document.copy([*document.pages[:-1], *there.pages])


class _Complaints(logging.Handler):
    """Collects what WeasyPrint only warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _finish(document: Any, pdf: Any) -> None:
    """Do what WeasyPrint has no option for."""
    pdf.catalog["PageMode"] = "/UseOutlines"  # readers open with the outline
    _say_what_is_copied(document, pdf)


def _say_what_is_copied(document: Any, pdf: Any) -> None:
    """Say that the blanks in code are text, and that lines' numbers are not.

    Without such an ActualText, Poppler (Evince, Okular) leaves blanks which
    begin a line, or follow one another, out of what is copied, and puts the
    numbers between the lines.
    """
    runs = {}
    for font in document.fonts.values():
        for glyph, text in font.to_unicode.items():
            if text == " ":
                blank = rb"(?:<%04x>-?[\d.]+)" % glyph
                runs[font.hash.encode()] = re.compile(
                    rb"(%b{2,}|^%b)" % (blank, blank)
                )
    for item in pdf.objects:
        operations = getattr(item, "stream", None)
        if not operations:
            continue
        marked: list[Any] = []
        run: re.Pattern[bytes] | None = None
        is_number = False
        for operation in operations:
            shown = None
            if isinstance(operation, bytes):
                if font := re.fullmatch(rb"/(\S+) (\S+) Tf", operation):
                    run = runs.get(font[1])
                    is_number = abs(float(font[2]) - _NUMBER_SIZE) < 0.1
                shown = run and re.fullmatch(rb"\[(.*)\] TJ", operation)
            if not run or not shown:
                marked.append(operation)
                continue
            if is_number:
                marked += [b"/Span <</ActualText ()>> BDC", operation, b"EMC"]
                continue
            # Every other piece is a run of blanks.
            for number, piece in enumerate(run.split(shown[1])):
                text = b"[%b] TJ" % piece
                if number % 2:
                    spaces = b" " * piece.count(b"<")
                    start = b"/Span <</ActualText (%b)>> BDC" % spaces
                    marked += [start, text, b"EMC"]
                elif piece:
                    marked.append(text)
        operations[:] = marked
