"""A reader takes the address of a line, an output or a heading along."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, expect

from sidebyside.links import PERMALINKS, addresses

from ..conftest import keep_said, new_context, settle

GATHER = "patterns/gather/"
_ID = re.compile(r'\bid="([^"]+)"')
_MOVED = re.compile(r'<a class="moved" href="([^"#]+)#([^"]+)"')


def copied(page: Page) -> str:
    expect(
        page.get_by_role("status").filter(has_text="Link copied")
    ).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def linked(page: Page) -> list[str]:
    lines = page.locator(".is-linked").all()
    return [line.get_attribute("id") or "" for line in lines]


def test_a_click_on_a_number_copies_the_lines_address(page: Page) -> None:
    keep_said(page)
    page.goto(GATHER)
    settle(page)
    page.locator("label[for=gather-csharp]").click()
    number = page.locator("#gather-csharp-7 a")
    before = number.bounding_box()
    number.click()
    assert copied(page) == page.url
    assert page.url.endswith("/patterns/gather/#gather-csharp-7")
    assert linked(page) == ["gather-csharp-7"]
    assert number.bounding_box() == before  # the page stays where it was
    # With Shift, the lines up to there; from below, too.
    page.locator("#gather-csharp-9 a").click(modifiers=["Shift"])
    assert page.url.endswith("#gather-csharp-7-9")
    page.locator("#gather-csharp-5 a").click(modifiers=["Shift"])
    assert page.url.endswith("#gather-csharp-5-7")
    assert linked(page) == [f"gather-csharp-{n}" for n in (5, 6, 7)]
    # By the keyboard.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#gather-csharp-6$"))


def test_a_link_to_lines_leads_to_them(page: Page) -> None:
    page.goto(f"{GATHER}#gather-failure-csharp-7-9")
    settle(page)
    assert linked(page) == [f"gather-failure-csharp-{n}" for n in (7, 8, 9)]
    expect(page.locator("#gather-failure-csharp-7")).to_be_in_viewport()
    # One that is on the page already.
    page.evaluate("location.hash = 'gather-python-2-3'")
    expect(page.locator("#gather-python-2")).to_be_in_viewport()
    assert linked(page) == ["gather-python-2", "gather-python-3"]
    page.evaluate("location.hash = 'gather-python-2-99'")
    page.evaluate("location.hash = 'gather-python-99'")
    expect(page.locator("#gather-python-1")).to_be_visible()


def test_marks_copy_their_address(page: Page) -> None:
    keep_said(page)
    page.goto(GATHER)
    settle(page)
    for place, id in (
        ("#when-one-fails", "when-one-fails"),
        ("#gather-output", "gather-output"),
        ("#gather .example-timeline", "gather-timeline"),
    ):
        page.evaluate("navigator.clipboard.writeText('')")
        page.locator(".said").evaluate("said => said.replaceChildren()")
        page.locator(f"{place} .headerlink").click()
        assert copied(page).endswith(f"/patterns/gather/#{id}")
        assert page.url.endswith(f"#{id}")


def test_marks_show_where_nothing_hovers(
    browser: Browser, address: str
) -> None:
    context = new_context(
        browser,
        address,
        has_touch=True,
        is_mobile=True,
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    page.goto(GATHER)
    expect(page.locator("#when-one-fails .headerlink")).to_have_css(
        "opacity", "1"
    )
    page.locator("#gather-python-6 a").tap()
    expect(page).to_have_url(re.compile("#gather-python-6$"))
    # A finger searches, and Back is the line again.
    page.locator("header label[for=__search]").first.tap()
    page.locator(".md-search__input").fill("AbortSignal.timeout")
    page.locator(".md-search-result__link", has_text="Timeouts").first.tap()
    expect(page.locator("h1")).to_contain_text("Timeouts")
    page.go_back()
    expect(page).to_have_url(re.compile("#gather-python-6$"))
    expect(page.locator("#gather-python-6")).to_be_in_viewport()
    context.close()


def test_back_is_where_one_was(page: Page) -> None:
    page.goto(GATHER)
    settle(page)
    page.locator("#how-they-differ").scroll_into_view_if_needed()
    before = page.url, page.evaluate("scrollY")
    page.get_by_role("link", name="Timeouts").first.click()
    expect(page.locator("h1")).to_contain_text("Timeouts")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Wait for all")
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 2", arg=before[1])
    assert page.url == before[0]
    # A linked line is still lit, in its tab.
    page.locator("label[for=gather-csharp]").click()
    page.locator("#gather-csharp-7 a").click()
    page.locator("label[for=gather-python]").click()
    page.goto("patterns/timeouts/")
    page.go_back()
    expect(page).to_have_url(re.compile("#gather-python$"))
    page.goto(f"{GATHER}#gather-csharp-7")
    page.goto("patterns/timeouts/")
    page.go_back()
    expect(page.locator("#gather-csharp-7")).to_have_class("is-linked")
    expect(page.locator("#gather-csharp-7")).to_be_in_viewport()


def test_a_published_address_leads_on(site: Path) -> None:
    lost = []
    for address in PERMALINKS.read_text("utf-8").split():
        path, _, id = address.partition("#")
        if not _leads_on(site, path, id):
            lost.append(address)
    assert not lost, "no page has these, and no link of class moved leads on"


def test_the_addresses_of_a_site_are_told(site: Path) -> None:
    found = addresses(site)
    assert len(found) == len(set(found))
    assert {"/", "/patterns/gather/", "/patterns/gather/#gather-csharp"} < {
        *found
    }
    assert not [each for each in found if each.endswith(("-7", "-code"))]


def _leads_on(site: Path, path: str, id: str) -> bool:
    ids, moved = _page(site, path)
    return id in ids or any(
        f"{id}-".startswith(f"{name}-")
        and id in _page(site, urljoin(path, target))[0]
        for target, name in moved
    )


@functools.cache
def _page(site: Path, path: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Return the ids of a page, "" for itself, and its links of class moved."""
    file = site / path.strip("/") / "index.html"
    if not file.is_file():
        return set(), []
    text = file.read_text("utf-8")
    return {"", *_ID.findall(text)}, _MOVED.findall(text)
