"""The built site, as a reader's browser shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import keep_said, new_context, settle


def test_the_chosen_language_holds_across_pages(page: Page) -> None:
    page.goto("concepts/")
    page.locator("label", has_text="C#").first.click()
    expect(
        page.locator("#sequential-or-concurrent-csharp-code")
    ).to_be_visible()
    expect(page.locator("#sequential-or-concurrent-python-code")).to_be_hidden()
    # By a link, by a new visit, and on a page of another language.
    page.locator(".md-footer__link--next").click()
    expect(page.locator("h1")).to_contain_text("Key components")
    expect(page.locator("#promise-csharp-code")).to_be_visible()
    page.goto("languages/python/")
    expect(page.locator("#create-task-csharp-code")).to_be_visible()


def test_a_language_page_opens_its_own_language(page: Page) -> None:
    page.goto("languages/csharp/")
    expect(page.locator("#first-program-csharp-code")).to_be_visible()
    page.goto("languages/javascript/")
    expect(page.locator("#fetch-javascript-code")).to_be_visible()


@pytest.mark.parametrize("anchor", ["blocking-csharp", "blocking-csharp-7"])
def test_a_link_opens_the_tab_that_it_names(page: Page, anchor: str) -> None:
    page.goto(f"patterns/blocking/#{anchor}")
    expect(page.locator("#blocking-csharp-code")).to_be_visible()
    expect(page.locator("#blocking-csharp-7")).to_be_in_viewport()


@pytest.mark.parametrize(
    "anchor", ["missing-await-csharp", "missing-await-csharp-7"]
)
def test_a_first_visit_by_a_link_shows_its_language_everywhere(
    page: Page, anchor: str
) -> None:
    page.goto(f"pitfalls/missing-await/#{anchor}")
    expect(page.locator("#missing-await-csharp-code")).to_be_visible()
    expect(page.locator("#missing-await-fixed-csharp-code")).to_be_visible()
    expect(page.locator("#missing-await-csharp-7")).to_be_in_viewport()
    # Another time, the choice holds, and only the linked tab is opened.
    page.goto("pitfalls/blocked-loop/#blocked-loop-javascript")
    expect(page.locator("#blocked-loop-javascript-code")).to_be_visible()
    expect(page.locator("#blocked-loop-fixed-csharp-code")).to_be_visible()


def test_a_claim_leads_to_its_proof(page: Page) -> None:
    page.goto("patterns/gather/")
    settle(page)
    proof = page.locator("#gather-at-exit-javascript-code")
    expect(proof).to_be_hidden()
    page.get_by_role("link", name="Node.js waits for it").click()
    expect(proof).to_be_visible()
    expect(page.locator("#gather-at-exit-javascript-1")).to_be_in_viewport()
    # By the keyboard, of a page that is not there yet.
    page.get_by_role("link", name="when you call them").first.press("Enter")
    expect(page.locator("h1")).to_contain_text("When it starts")
    expect(page.locator("#eager-or-lazy-javascript-1")).to_be_in_viewport()


@pytest.mark.parametrize(
    "anchor", ["gather-at-exit-csharp", "gather-at-exit-csharp-7"]
)
def test_a_link_to_a_folded_program_opens_it(page: Page, anchor: str) -> None:
    page.goto(f"patterns/gather/#{anchor}")
    expect(page.locator("#gather-at-exit-csharp-7")).to_be_in_viewport()


def test_a_claim_has_its_row_and_its_column(page: Page) -> None:
    page.goto("patterns/gather/")
    table = page.get_by_role("table")
    expect(table.get_by_role("rowheader", name="One fails")).to_be_visible()
    expect(table.get_by_role("columnheader", name="C#")).to_be_visible()


def test_a_table_on_a_phone_scrolls_and_says_so(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("patterns/timeouts/")
    table = page.get_by_role("group", name="Table: How they differ")
    expect(table).to_have_class(re.compile("is-cut"))  # an edge that fades out
    table.focus()
    head = page.get_by_role("rowheader", name="Only stops waiting")
    head.scroll_into_view_if_needed()
    place = head.bounding_box()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    expect(table).not_to_have_class(re.compile("is-cut"))
    assert head.bounding_box()["x"] <= place["x"]  # type: ignore[index]
    expect(head).to_be_in_viewport()
    # Where nothing is hidden, Tab has one stop less.
    page.set_viewport_size({"width": 1280, "height": 844})
    expect(table).not_to_have_attribute("tabindex", "0")


def test_back_leads_to_the_claim(page: Page) -> None:
    page.goto("patterns/gather/")
    settle(page)
    claim = page.get_by_role("link", name="Node.js waits for it")
    claim.click()
    expect(page.locator("#gather-at-exit-javascript-1")).to_be_in_viewport()
    page.go_back()
    expect(claim).to_be_in_viewport()
    expect(claim).to_be_focused()


def test_a_claim_opens_its_tab_and_no_other(page: Page) -> None:
    page.goto("patterns/gather/")
    settle(page)
    page.locator("label[for=gather-javascript]").click()
    page.get_by_role("link", name="nothing runs any more").click()
    expect(page.locator("#gather-at-exit-csharp-code")).to_be_visible()
    expect(page).to_have_url(re.compile("#gather-at-exit-csharp$"))
    # What the reader chose holds elsewhere, also in what was folded.
    expect(page.locator("#gather-javascript-code")).to_be_visible()
    expect(page.locator("#gather-two-fail-javascript-code")).to_be_visible()


def test_the_foot_tells_with_what_the_programs_were_run(page: Page) -> None:
    page.goto("patterns/gather/")
    foot = page.locator("article", has_text="The programs were run with Python")
    expect(foot).to_be_attached()
    page.goto("contributing/")  # has no program
    expect(foot).not_to_be_attached()


def test_a_language_with_its_own_output_shows_no_other(page: Page) -> None:
    page.goto("patterns/gather/#gather-failure-csharp")
    others = page.locator("#gather-failure-output")
    expect(page.locator("#gather-failure-output-csharp")).to_be_visible()
    expect(others).to_be_hidden()
    page.evaluate("location.hash = 'gather-failure-output'")
    expect(others).to_be_visible()
    expect(others).to_contain_text("Output in Python and JavaScript")


def test_a_link_to_a_line_works_on_the_same_page(page: Page) -> None:
    page.goto("patterns/blocking/")
    settle(page)
    page.evaluate("location.hash = 'blocking-javascript-3'")
    expect(page.locator("#blocking-javascript-3")).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["%", "%E0%A4%A", "%25", '"]'])
def test_a_fragment_that_names_nothing_is_harmless(
    fragment: str, page: Page
) -> None:
    page.goto(f"patterns/blocking/#{fragment}")
    settle(page)
    page.evaluate("location.hash = 'blocking-javascript-3'")
    expect(page.locator("#blocking-javascript-3")).to_be_in_viewport()
    page.evaluate(
        """(hash) => new Promise((resolve) => {
            addEventListener("hashchange", () => setTimeout(resolve));
            location.hash = hash;
        })""",
        fragment,
    )


def test_tabs_work_without_javascript(browser: Browser, address: str) -> None:
    context = new_context(browser, address, java_script_enabled=False)
    page = context.new_page()
    page.goto("patterns/blocking/")
    expect(page.locator("#blocking-python-code")).to_be_visible()
    label = page.locator("label[for=blocking-csharp]")
    assert (
        label.evaluate("e => parseFloat(getComputedStyle(e).paddingLeft)") > 9
    )
    label.click()
    expect(page.locator("#blocking-csharp-code")).to_be_visible()
    expect(page.locator("#blocking-output")).to_be_visible()
    # A link to a line shows it, and leaves the others in reach.
    page.goto("patterns/blocking/#blocking-csharp-3")
    expect(page.locator("#blocking-csharp-3")).to_be_in_viewport()
    expect(page.locator("#blocking-python-code")).to_be_visible()
    context.close()


def test_tabs_work_with_the_keyboard(page: Page) -> None:
    page.goto("patterns/blocking/")
    settle(page)
    page.locator("#blocking-python").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#blocking-javascript-code")).to_be_visible()


def test_a_tab_is_told_once(page: Page) -> None:
    page.goto("patterns/blocking/#blocking")
    example = page.get_by_role("region", name="Example: blocking")
    tabs = example.get_by_role("radiogroup", name="Language")
    expect(tabs.get_by_role("radio")).to_have_count(3)
    tabs.get_by_role("radio", name="C#", exact=True).press("ArrowLeft")
    expect(page.locator("#blocking-javascript-code")).to_be_visible()
    expect(tabs.get_by_role("link", name="Python", exact=True)).to_have_count(0)


def test_contrast_themes_mark_the_open_tab_and_the_linked_line(
    browser: Browser, address: str
) -> None:
    context = new_context(browser, address, forced_colors="active")
    page = context.new_page()
    page.goto("patterns/blocking/#blocking-csharp-3")
    expect(page.locator("#blocking-csharp-3")).to_be_in_viewport()
    marks = page.locator("label[for^=blocking-]").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderBottomColor)"
    )
    assert marks[0] == marks[1] != marks[2]
    line = page.locator("#blocking-csharp-3")
    assert line.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    context.close()


def test_pages_work_where_storage_is_blocked(page: Page) -> None:
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            const get = () => { throw new DOMException("blocked"); };
            Object.defineProperty(window, name, { configurable: true, get });
        }"""
    )
    page.goto("concepts/#sequential-or-concurrent-csharp-7")
    expect(
        page.locator("#sequential-or-concurrent-csharp-7")
    ).to_be_in_viewport()
    expect(
        page.locator("#concurrency-vs-parallelism-csharp-code")
    ).to_be_visible()
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", "default"
    )


def test_keys_are_listed_and_can_be_switched_off(page: Page) -> None:
    page.goto("patterns/gather/")
    expect(page.locator(".player").first).to_be_attached()
    page.keyboard.press("?")
    box = page.get_by_role("dialog", name="Keys")
    expect(box).to_contain_text("the next page")
    page.keyboard.press("n")  # behind the box, nothing moves
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    # Whoever is about to press Play stays on the page.
    page.get_by_role("button", name="Play").first.press("n")
    page.locator("h1").click()
    page.keyboard.press("n")
    expect(page.locator("h1")).to_contain_text("Keep the failures too")

    page.get_by_role("button", name="Keys").click()
    box.get_by_role("checkbox").uncheck()
    box.get_by_role("button", name="Close").click()
    page.reload()
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    for key in ("p", "s", "?"):
        page.locator("body").press(key)
    page.locator("#settle-all-python").press("n")
    expect(page.locator("h1")).to_contain_text("Keep the failures too")
    expect(page.locator(".md-search__input")).not_to_be_focused()
    expect(box).to_be_hidden()


def test_copying_takes_the_program_and_no_more(page: Page) -> None:
    keep_said(page)
    page.goto("patterns/blocking/")
    for name, file in (
        ("blocking.py", "blocking.py"),
        ("Output", "output.txt"),
    ):
        example = page.get_by_role("region", name="Example: blocking")
        button = example.get_by_role("button", name=f"Copy {name}", exact=True)
        button.click()
        expect(button).not_to_be_attached()  # its name is now "Copied …"
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == Path("snippets/blocking", file).read_text("utf-8")


def test_copy_covers_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("pitfalls/missing-await/")
    expect(page.locator(".copy").first).to_be_attached()
    for fold in page.locator("details").all():
        fold.evaluate("fold => (fold.open = true)")
    covered = page.evaluate(
        """[...document.querySelectorAll(".copy")].filter((button) => {
            const block = button.closest(".highlight, .example-output");
            const code = block.querySelector("pre").getBoundingClientRect();
            const { left, bottom } = button.getBoundingClientRect();
            return left < code.right && bottom > code.top;
        }).length"""
    )
    assert covered == 0
    # A tool's message is one line, and none of it is hidden.
    message = page.locator("#tool-python-mypy code")
    assert message.evaluate("code => code.scrollWidth <= code.clientWidth")


def test_times_are_shown_but_not_selected(page: Page) -> None:
    page.goto("patterns/blocking/")
    line = page.locator("#blocking-output .example-output__line").nth(2)
    shown = line.evaluate("e => getComputedStyle(e, '::before').content")
    assert "0.2" in shown
    selected = page.evaluate(
        """() => {
            const output = document.querySelector("#blocking-output pre");
            getSelection().selectAllChildren(output);
            return String(getSelection());
        }"""
    )
    wanted = Path("snippets/blocking/output.txt").read_text("utf-8")
    assert selected.strip() == wanted.strip()


def test_what_is_not_seen_is_not_laid_out_as_a_page_comes(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto("patterns/gather/")
    settle(page)
    told = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    counts = {metric["name"]: metric["value"] for metric in told}
    # Some 37; and 105 where each block of code is measured in its turn.
    assert counts["RecalcStyleCount"] < 60


def test_the_home_page_answers_at_once(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("")
    example = page.locator("#create-task")
    expect(example).to_be_in_viewport()
    for words in ("timeout", "coroutine '…' was never awaited", "C#"):
        link = page.get_by_role("article").get_by_role("link", name=words)
        expect(link.first).to_be_in_viewport(ratio=1)
    # On a phone, the questions come first.
    page.set_viewport_size({"width": 390, "height": 844})
    question = page.get_by_role("link", name="was never awaited")
    asked, shown = question.bounding_box(), example.bounding_box()
    assert asked and shown and asked["y"] + asked["height"] < shown["y"]
    question.click()
    expect(page.locator("h1")).to_contain_text("Missing await")


def test_colours_follow_the_system_and_can_be_switched(
    browser: Browser, address: str
) -> None:
    for scheme, name in (("light", "default"), ("dark", "slate")):
        context = new_context(
            browser,
            address,
            color_scheme=scheme,
        )
        page = context.new_page()
        page.goto("")
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", name)
        for wanted in ("default", "slate"):
            page.locator("[data-md-component=palette] label:visible").click()
            expect(body).to_have_attribute("data-md-color-scheme", wanted)
        context.close()


def test_an_address_that_does_not_exist_helps(
    browser: Browser, address: str
) -> None:
    context = new_context(browser, address)
    page = context.new_page()
    page.goto("patterns/nowhere/")
    expect(page.locator("h1")).to_contain_text("no such page")
    expect(page.locator("article a", has_text="Concepts")).to_be_visible()
    context.close()
