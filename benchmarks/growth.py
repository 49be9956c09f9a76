"""Measures what a page adds to the build of a site of many pages.

The pages are small and run no programs, so that what grows with their number
is seen: the navigation, the search, the checks of links. They stand in ten
sections, each with its own page. What a build takes without any of them is
left out. Growth would be linear if each of many pages added as much as each of
few; the goal allows for what a page of a longer section lists, 120 lines
instead of 6. If each page listed all pages, it would add more than three times
as much.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config

from sidebyside.languages import ROOT

PAGES = (60, 600, 1200)
SECTIONS = 10
ROUNDS = 3
GOAL = 1.5  # times what a page of the fewest adds
WORDS = 4 * "A task waits for others, and goes on when the last one is done. "


class Cost(NamedTuple):
    """What a build takes."""

    seconds: float
    """Of the processor: what else it does meanwhile is not counted."""
    megabytes: float
    """Of memory, at most."""


def write(docs: Path, pages: int) -> None:
    """Write pages: one alone, or the home page and ten sections."""
    (docs / "assets").symlink_to(ROOT / "docs/assets")
    (docs / "index.md").write_text(f"# Home\n\n{WORDS}\n", "utf-8")
    for number in range(pages - 1):
        page, section = divmod(number, SECTIONS)
        folder = docs / f"section-{section}"
        folder.mkdir(exist_ok=True)
        name = f"page-{page:04}.md" if page else "index.md"
        chapters = "\n".join(
            f"## {heading.capitalize()} {{#{heading}}}\n\n{WORDS}\n"
            for heading in ("answer", "failure", "differences", "more")
        )
        text = (
            f"# Page {section}.{page}\n\n{WORDS}\n\n{chapters}\n"
            f"[Home](../index.md), [the first](index.md#failure)\n"
        )
        (folder / name).write_text(text, "utf-8")


def measured(pages: int) -> Cost:
    """Return the cost of a build in this process, which has done no other."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        docs = Path(name) / "docs"
        docs.mkdir()
        write(docs, pages)
        config = load_config(
            str(ROOT / "mkdocs.yml"),
            docs_dir=str(docs),
            site_dir=f"{name}/site",
            strict=False,
        )
        config.nav = None  # all that is there
        began = time.process_time()
        build(config)
        seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(seconds, peak / (1e6 if sys.platform == "darwin" else 1e3))


def least(pages: int) -> Cost:
    """Return the least that a build took: what disturbs it only adds."""
    costs = []
    for _ in range(ROUNDS):
        # A new process: memory that was used once counts to its end.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            costs.append(pool.submit(measured, pages).result())
    return Cost(*map(min, zip(*costs, strict=True)))


def main() -> None:
    """Print the cost of each number of pages, and what a page adds."""
    alone = least(1)
    print(f"1 page: {alone.seconds:.2f} s, {alone.megabytes:.0f} MB")
    added = []
    for pages in PAGES:
        cost = least(pages)
        added.append((cost.seconds - alone.seconds) / (pages - 1))
        print(
            f"{pages} pages: {cost.seconds:.2f} s, {cost.megabytes:.0f} MB; "
            f"each adds {added[-1] * 1000:.1f} ms, "
            f"{added[-1] / added[0]:.2f} times as at {PAGES[0]}"
            + (f" (goal: {GOAL})" if pages == PAGES[-1] else "")
        )


if __name__ == "__main__":
    main()
