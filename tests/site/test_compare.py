"""A reader sets programs beside each other, line against line."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from ..conftest import keep_said, new_context, settle

GATHER = "patterns/gather/"
SMALL: ViewportSize = {"width": 1280, "height": 800}
LARGE: ViewportSize = {"width": 1920, "height": 1080}


def program(page: Page, language: str, example: str = "gather") -> Locator:
    return page.locator(f"#{example}-{language}-code")


def compare(page: Page, example: str = "gather") -> None:
    page.locator(f"#{example}-compare").click()


def top(page: Page, line: str) -> float:
    return float(
        page.locator(f"#{line}").evaluate("e => e.getBoundingClientRect().top")
    )


def lit(page: Page) -> list[str]:
    lines = page.locator(".is-row").all()
    return [line.get_attribute("id") or "" for line in lines]


def test_two_languages_stand_beside_each_other(page: Page) -> None:
    page.set_viewport_size(SMALL)
    page.goto(GATHER)
    button = page.locator("#gather-compare")
    before = button.bounding_box()
    button.click()
    # The button is where it was; the page's columns at the sides made room.
    after = button.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 1
    expect(program(page, "python")).to_be_visible()
    expect(program(page, "javascript")).to_be_visible()
    expect(program(page, "csharp")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Table of")).to_be_hidden()
    # Line against line: the calls, and the ends.
    assert top(page, "gather-python-15") == top(page, "gather-javascript-12")
    assert top(page, "gather-python-22") == top(page, "gather-javascript-19")
    # Output and timeline stand beside each other.
    output = page.locator("#gather-output").bounding_box()
    timeline = page.locator("#gather-timeline").bounding_box()
    assert output and timeline
    assert output["x"] + output["width"] <= timeline["x"]
    assert page.url.endswith("#gather-compare")
    # There is room for two: the one that stood there longest gives way.
    page.locator("label[for=gather-csharp]").click()
    expect(program(page, "csharp")).to_be_visible()
    expect(program(page, "python")).to_be_visible()
    expect(program(page, "javascript")).to_be_hidden()
    toggle = page.get_by_role("checkbox", name="C#").first
    expect(toggle).to_be_checked()
    # It holds on other pages, whatever their examples' languages.
    page.goto("languages/csharp/")
    expect(program(page, "csharp", "first-program")).to_be_visible()
    expect(program(page, "python", "first-program")).to_be_visible()
    # Where one is left, it is a tab again.
    page.locator("label[for=first-program-python]").click()
    expect(program(page, "csharp", "first-program")).to_be_visible()
    expect(program(page, "python", "first-program")).to_be_hidden()
    assert page.url.endswith("#first-program-csharp")
    page.goto(GATHER)
    expect(program(page, "csharp")).to_be_visible()
    expect(program(page, "python")).to_be_hidden()


@pytest.mark.parametrize(
    "url", ["", GATHER, "patterns/timeouts/", "languages/python/"]
)
def test_three_languages_fit_a_wide_screen(page: Page, url: str) -> None:
    page.set_viewport_size(LARGE)
    page.goto(url)
    for fold in page.locator("details.proofs").all():
        fold.evaluate("fold => (fold.open = true)")
    page.locator(".example__compare:visible").first.click()
    fitting = page.evaluate(
        """() => [...document.querySelectorAll(".is-compared code")]
            .filter((code) => code.checkVisibility()
                && code.closest(".highlight"))
            .map((code) => [
                code.closest(".highlight").id,
                code.scrollWidth - code.clientWidth,
                parseFloat(getComputedStyle(code).fontSize),
            ])"""
    )
    assert fitting
    for id, cut, size in fitting:
        assert cut <= 0, id
        assert size >= 11, id
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= LARGE["width"]


def test_a_row_is_lit_in_all_programs(page: Page) -> None:
    page.set_viewport_size(LARGE)
    page.goto(f"{GATHER}#gather-compare")
    row = ["gather-python-16", "gather-javascript-13", "gather-csharp-14"]
    page.locator("#gather-javascript-13").hover()
    assert lit(page) == row
    # A line that only one language needs has no counterpart.
    page.locator("#gather-csharp-4").hover()
    assert lit(page) == ["gather-csharp-4"]
    page.locator("h1").hover()
    assert lit(page) == []
    # By the keyboard: one stop a program, and a screen reader is told the row.
    page.locator("#gather-python-1 a").focus()
    for _ in range(15):
        page.keyboard.press("ArrowDown")
    assert lit(page) == row
    number = page.locator("#gather-python-16 a")
    expect(number).to_be_focused()
    expect(number).to_have_accessible_name(
        'Python, line 16: load("prices", 0.2),. '
        'JavaScript, line 13: load("prices", 200),. '
        'C#, line 14: LoadAsync("prices", 200),'
    )
    page.keyboard.press("ArrowUp")
    expect(page.locator("#gather-python-15 a")).to_be_focused()
    page.keyboard.press("Tab")
    assert (
        page.evaluate("document.activeElement.closest('#gather-python-code')")
        is None
    )
    # A line's address lights its row.
    page.goto("404.html")
    page.goto(f"{GATHER}#gather-csharp-14")
    compare(page)
    page.evaluate("location.hash = 'gather-csharp-14'")
    expect(page.locator("#gather-python-16")).to_have_class("is-row")
    assert lit(page) == row


def test_a_finger_lights_a_row(browser: Browser, address: str) -> None:
    context = new_context(browser, address, has_touch=True, viewport=SMALL)
    page = context.new_page()
    page.goto(f"{GATHER}#gather-compare")
    page.locator("#gather-python-16").tap()
    assert lit(page) == ["gather-python-16", "gather-javascript-13"]
    context.close()


def test_a_narrow_window_has_tabs(page: Page) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"{GATHER}#gather-compare")
    expect(program(page, "javascript")).to_be_visible()
    page.set_viewport_size({"width": 1279, "height": 800})
    expect(program(page, "javascript")).to_be_hidden()
    expect(page.locator("#gather-compare")).to_be_hidden()
    page.locator("label[for=gather-javascript]").click()
    expect(program(page, "javascript")).to_be_visible()
    expect(program(page, "python")).to_be_hidden()


def test_a_link_shows_its_program_beside_others(page: Page) -> None:
    page.set_viewport_size(SMALL)
    page.goto("patterns/timeouts/")
    compare(page, "timeouts")
    page.goto(f"{GATHER}#gather-csharp-7-9")
    expect(page.locator("#gather-csharp-7")).to_be_in_viewport()
    expect(program(page, "python")).to_be_visible()
    expect(program(page, "javascript")).to_be_hidden()


def test_a_link_to_the_view_is_no_choice(page: Page) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"{GATHER}#gather-failure-compare")
    expect(program(page, "javascript", "gather-failure")).to_be_visible()
    expect(page.locator("#gather-failure-compare")).to_be_in_viewport()
    page.goto("patterns/timeouts/")
    expect(program(page, "python", "timeouts")).to_be_visible()
    expect(program(page, "javascript", "timeouts")).to_be_hidden()


def test_copying_a_program_gives_that_program(page: Page) -> None:
    keep_said(page)
    page.set_viewport_size(LARGE)
    page.goto(f"{GATHER}#gather-compare")
    for slug, suffix in (("python", "py"), ("csharp", "cs")):
        wanted = Path(f"snippets/gather/gather.{suffix}").read_text("utf-8")
        code = program(page, slug)
        code.get_by_role("button", name=f"Copy gather.{suffix}").click()
        expect(code.get_by_text("Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == wanted
        selected = code.locator("code").evaluate(
            "e => (getSelection().selectAllChildren(e), `${getSelection()}`)"
        )
        # The browser decides whether the last line's end is a part of it.
        assert selected.removesuffix("\n") == wanted.removesuffix("\n")


def test_a_program_is_edited_in_its_column(page: Page) -> None:
    page.set_viewport_size(LARGE)
    page.goto(f"{GATHER}#gather-compare")
    height = "e => e.getBoundingClientRect().height"
    line = page.locator("#gather-csharp-5")
    before = line.evaluate(height)
    page.get_by_role("button", name="Edit gather.py").click()
    bench = page.get_by_role("group", name="gather.py")
    expect(bench).to_be_visible()
    expect(program(page, "python")).to_be_hidden()
    expect(program(page, "csharp")).to_be_visible()
    # The other programs are as they were, and so is their output.
    assert line.evaluate(height) == before
    expect(page.locator("#gather-output")).to_be_visible()
    beside = program(page, "javascript").bounding_box()
    box = bench.bounding_box()
    assert box and beside and box["x"] + box["width"] <= beside["x"] + 1


def test_the_browsers_search_opens_a_closed_tab(page: Page) -> None:
    # As when a reader looks for a word in the page.
    line = "awaiting-in-a-line"
    page.goto(f"pitfalls/{line}/#:~:text=await%20Task.WhenAll(")
    expect(program(page, "csharp", f"{line}-fixed")).to_be_visible()
    expect(program(page, "python", f"{line}-fixed")).to_be_hidden()
    expect(program(page, "python", line)).to_be_visible()


@pytest.mark.parametrize("size", [SMALL, {"width": 1600, "height": 900}])
def test_a_program_stands_beside_what_it_does(
    page: Page, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(GATHER)
    example = page.locator("#gather")
    example.scroll_into_view_if_needed()
    code = program(page, "python").bounding_box()
    box = example.bounding_box()
    assert code and box
    assert box["height"] < size["height"] - 60  # without the header
    for part in ("#gather-output", ".player", "#gather-timeline"):
        beside = example.locator(part).bounding_box()
        assert beside
        assert beside["x"] >= code["x"] + code["width"]
    # The program's own output stands there, too, in a fold as well.
    page.evaluate("location.hash = 'gather-failure-csharp'")
    expect(program(page, "csharp", "gather-failure")).to_be_visible()
    code = program(page, "csharp", "gather-failure").bounding_box()
    own = page.locator("#gather-failure-output-csharp").bounding_box()
    assert code and own and own["x"] >= code["x"] + code["width"]


@pytest.mark.parametrize(
    ("url", "example"),
    [("patterns/http/", "http-request"), ("patterns/callbacks/", "callbacks")],
)
def test_the_output_stays_in_view_beside_a_long_program(
    page: Page, url: str, example: str
) -> None:
    page.set_viewport_size(SMALL)
    page.goto(url)
    for slug in ("python", "javascript", "csharp"):
        page.locator(f"label[for={example}-{slug}]").click()
        code = program(page, slug, example)
        lines = code.locator("code > span")
        last = lines.nth(lines.count() - 1)
        last.evaluate("line => line.scrollIntoView({ block: 'end' })")
        expect(last).to_be_in_viewport()
        expect(page.locator(f"#{example}-output")).to_be_in_viewport(ratio=1)
        # No line is cut, though the program has the width of half a page.
        cut = code.locator("code").evaluate(
            "code => code.scrollWidth - code.clientWidth"
        )
        assert cut <= 0
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= SMALL["width"]


def test_a_guide_keeps_its_contents(page: Page) -> None:
    page.set_viewport_size(SMALL)
    page.goto("concepts/")
    contents = page.get_by_role("navigation", name="Table of")
    page.locator("#blocking-or-not").scroll_into_view_if_needed()
    expect(contents).to_be_in_viewport(ratio=1)
    box = contents.bounding_box()
    example = page.locator(".example").first.bounding_box()
    assert box and example and box["x"] + box["width"] <= example["x"]
    # A page of two or three screens needs none.
    page.goto(GATHER)
    expect(contents).to_be_hidden()


def test_a_section_is_copied_without_what_one_clicks(page: Page) -> None:
    page.goto(GATHER)
    settle(page)
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector("article"));
            return `${getSelection()}`;
        }"""
    )
    for wanted in ("When one fails\n", "import asyncio\n", "orders loaded\n"):
        assert wanted in copied
    for unwanted in ("¶", "Edit", "Play", "playground", "Timeline", "sleep\n"):
        assert unwanted not in copied.partition("How they differ")[0]
