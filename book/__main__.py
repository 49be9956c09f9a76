"""Writes the book: `python -m book` (make pdf)."""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from .addresses import BookError
from .join import Imprint, join
from .typeset import PAPERS, PIXELS, TEXT_WIDTH, typeset

ROOT = Path(__file__).parent.parent
NAME = "async-by-example.pdf"
# Where a page of the site has a place for the link (overrides/partials/).
_LINK = re.compile(r'<a class="book" (?:data-)?href="([^"]*)"[^>]*>[^<]*</a>')


def main(arguments: list[str]) -> int:
    """Write the book, and say how that goes. Return an exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m book", description="Writes the built site as one PDF."
    )
    parser.add_argument(
        "--site", type=Path, default=ROOT / "site", help="the built site"
    )
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    target = parser.add_mutually_exclusive_group()
    target.add_argument(
        "--output", type=Path, default=ROOT / NAME, help="the file to write"
    )
    target.add_argument(
        "--into-site",
        action="store_true",
        help="put it into the site, and a link to it on every page",
    )
    options = parser.parse_args(arguments)
    output = options.site / NAME if options.into_site else options.output
    started = time.monotonic()
    gc.disable()  # to look for garbage, of which there is none, takes a sixth
    try:
        if not os.access(output.parent, os.W_OK):
            raise BookError(f"{output.parent} is no folder to write to")
        imprint = _imprint()
        book = join(options.site, imprint, TEXT_WIDTH * PIXELS)
        print(f"book: {book.chapters} chapters joined; setting", flush=True)
        printed = typeset(book, options.site, options.paper)
        files = {output: printed.pdf}
        if options.into_site:
            files |= linked_pages(options.site, len(printed.pdf))
        for path, data in files.items():
            write(path, data)
    except (BookError, OSError) as error:
        print(f"book: no PDF was made: {error}", file=sys.stderr)
        return 1
    print(
        f"book: {output}, {printed.pages} pages, {book.links} links inside, "
        f"{_size(len(printed.pdf))}, {time.monotonic() - started:.0f} s"
    )
    return 0


def write(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def linked_pages(site: Path, size: int) -> dict[Path, bytes]:
    """Return the pages of a site, each with the link to the book.

    Args:
        site: its folder.
        size: of the book, in bytes.

    Raises:
        BookError: a page has no place for it.
    """
    link = rf'<a class="book" href="\1">All pages as a PDF, {_size(size)}</a>'
    pages = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        if "<article" not in text:
            continue  # no page, but a part of the playground
        text, count = _LINK.subn(link, text)
        if count != 1:
            raise BookError(f"{path}: {count} places for the link to the PDF")
        pages[path] = text.encode()
    return pages


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _imprint() -> Imprint:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    facts = project["project"]
    date = _date_of_source()
    # The fonts in the PDF, too, are dated by this variable.
    os.environ["SOURCE_DATE_EPOCH"] = f"{date.timestamp():.0f}"
    return Imprint(
        version=facts["version"],
        date=date.strftime("%Y-%m-%d"),
        authors=[author["name"] for author in facts["authors"]],
        keywords=facts["keywords"],
    )


def _date_of_source() -> datetime.datetime:
    """Return when the source was last changed: the time of the last commit.

    Raises:
        BookError: it is not known.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        try:
            epoch = subprocess.run(
                ["git", "log", "-1", "--format=%ct"],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        except (OSError, subprocess.CalledProcessError):
            raise BookError(
                "the date of the source is not known: this is no clone of the "
                "repository. Set SOURCE_DATE_EPOCH, for example to "
                '"$(date +%s)"'
            ) from None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except ValueError:
        raise BookError(
            f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}"
        ) from None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
