"""A page is short: two or three screens, with one language open."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize

from sidebyside.languages import ROOT

SCREEN: ViewportSize = {"width": 1280, "height": 800}
KINDS = ("patterns", "pitfalls", "recipes")
MEDIAN = 3 * SCREEN["height"]
TALLEST = 2800

# Where the last list of a page ends, "What next" or a pitfall's "Read more".
END = """
    () => [...document.querySelectorAll("article > :is(ul, p)")].at(-1)
        .getBoundingClientRect().bottom + scrollY
"""


def test_a_page_has_two_or_three_screens(
    page: Page, record_property: Callable[[str, object], None]
) -> None:
    page.set_viewport_size(SCREEN)
    heights = {}
    for kind in KINDS:
        for file in sorted((ROOT / "docs" / kind).glob("*.md")):
            if file.stem == "index":
                continue
            url = f"{kind}/{file.stem}/"
            page.goto(url)
            page.evaluate("document.fonts.ready")
            heights[url] = round(page.evaluate(END))
    median = round(statistics.median(heights.values()))
    tallest = max(heights, key=lambda url: heights[url])
    record_property(
        "figure",
        f"{len(heights)} pages at 1280 x 800: median {median} px,"
        f" tallest {heights[tallest]} px ({tallest})",
    )
    assert {u: h for u, h in heights.items() if h > TALLEST} == {}
    assert median <= MEDIAN
