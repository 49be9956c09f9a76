"""Each page, visited once: it is clean, fits any width and paper, is short."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from ..conftest import settle
from .test_policy import IN_PAGES, TELL, pages_of

SCREEN: ViewportSize = {"width": 1280, "height": 800}
# Those that have two or three screens, with one language open.
SHORT = ("patterns/", "pitfalls/", "recipes/")
MEDIAN = 3 * SCREEN["height"]
TALLEST = 2800

# Where the last list of a page ends, "What next".
END = """
    () => [...document.querySelectorAll("article > :is(ul, p)")].at(-1)
        .getBoundingClientRect().bottom + scrollY
"""
# Returns how much of each table is hidden, in pixels, where some is.
CUT = """
    [...document.querySelectorAll(".md-typeset__scrollwrap")].map((wrap) => {
        const ends = [...wrap.querySelectorAll("tr *")].map(
            (one) => one.getBoundingClientRect().right);
        const { left } = wrap.getBoundingClientRect();
        const table = wrap.querySelector("table").getBoundingClientRect();
        const seen = Math.min(table.right, left + wrap.clientWidth);
        return Math.max(...ends) - seen;
    }).filter((hidden) => hidden > 0)
"""
# Returns the tables that do not fit a sheet, by how they begin.
CUT_ON_PAPER = """
    [...document.querySelectorAll("article table")]
        .filter((table) => table.getBoundingClientRect().right >
            table.closest("article").getBoundingClientRect().right + 1 ||
            table.scrollWidth > table.clientWidth + 1)
        .map((table) => table.textContent.slice(0, 80))
"""
A4 = 605  # CSS pixels: as wide as Chrome makes it


def test_each_page_is_clean_and_fits_and_is_short(
    page: Page, site: Path, record_property: Callable[[str, object], None]
) -> None:
    page.add_init_script(TELL)
    urls = [
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in pages_of(site)
    ]
    heights = {}
    for url in urls:
        page.set_viewport_size(SCREEN)
        page.goto(url)
        settle(page)
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(IN_PAGES)).to_have_count(1)
        if url.startswith(SHORT) and url not in SHORT:
            expect(page.locator("#next + :is(ul, p) a").first).to_be_visible()
            page.evaluate("document.fonts.ready")
            heights[url] = round(page.evaluate(END))
        for width in (360, 1920, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{url} at {width} px"
            # Two languages of three would be out of sight, and nobody scrolls
            # for them.
            if width >= 1280:
                assert page.evaluate(CUT) == [], f"{url} at {width} px"
        page.emulate_media(media="print")
        page.set_viewport_size({"width": A4, "height": 900})
        assert page.evaluate(CUT_ON_PAPER) == [], url
        page.emulate_media(media="screen")
        page.set_viewport_size(SCREEN)
        # What it does then, the policy may refuse.
        for control in ("[title=Copy]", ".tabbed-labels label", "button.play"):
            if (found := page.locator(f"{control}:visible")).count():
                found.last.click()
        page.locator("[data-md-component=palette] label:visible").click()
        if (titled := page.locator("article [title]:visible")).count():
            titled.first.hover()
            expect(page.locator(".md-tooltip2--active").first).to_be_visible()
        page.evaluate("localStorage.clear()")  # the next one is a first visit
    median = round(statistics.median(heights.values()))
    tallest = max(heights, key=lambda url: heights[url])
    record_property(
        "figure",
        f"{len(heights)} pages at 1280 x 800: median {median} px,"
        f" tallest {heights[tallest]} px ({tallest})",
    )
    assert {u: h for u, h in heights.items() if h > TALLEST} == {}
    assert median <= MEDIAN
