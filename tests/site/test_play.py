"""A reader replays a recording, and finds lines on the timeline and back."""

from __future__ import annotations

import functools
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sidebyside.example import SNIPPETS
from sidebyside.languages import ROOT

from ..conftest import new_context, settle
from ..realtime import again_when_it_rests, problem_on_time

URL = "patterns/gather/"
OURS = (
    "colours.css",
    "site.css",
    "example.css",
    "compare.css",
    "tabs.js",
    "element.mjs",
    "play.mjs",
    "edit.mjs",
    "links.mjs",
    "rows.mjs",
    "copy.mjs",
    "tables.mjs",
    "keys.mjs",
)


@pytest.fixture
def gather(page: Page) -> Iterator[Locator]:
    """The example of that name on its page, loaded and idle."""
    page.goto(URL)
    settle(page)
    yield page.locator("#gather")


def ahead(gather: Locator) -> int:
    """Return how many lines are not shown yet."""
    return gather.locator(".example-output__line.is-ahead").count()


@again_when_it_rests
def test_play_shows_each_line_at_its_time(page: Page, gather: Locator) -> None:
    expect(gather.get_by_text("elapsed: about 1 s")).to_be_visible()
    # Line by line: when the first line of a time is there, so are the others
    # of that time, and none of a later one.
    seen = gather.evaluate(
        """(example) => new Promise((resolve) => {
            const lines = [...example.querySelectorAll("[data-index]")];
            const began = performance.now();
            const button = example.querySelector(".player__play");
            button.click();
            const seen = [];
            const look = () => {
                const shown = lines.filter(
                    (line) => getComputedStyle(line).visibility === "visible");
                if (shown.length !== seen.at(-1)?.[1])
                    seen.push([performance.now() - began, shown.length]);
                if (seen.length > 1 && button.textContent === "Play")
                    resolve(seen);
                else requestAnimationFrame(look);
            };
            look();
        })"""
    )
    due = {1: 0, 2: 0.2, 3: 0.6, 6: 1.0}
    # A slow machine may draw two times at once, but none too early.
    for milliseconds, count in seen:
        assert milliseconds / 1000 >= due[count] - 0.02
    assert seen[0][1] == 1
    assert seen[-1][1] == 6
    assert len(seen) >= 3
    expect(gather.get_by_role("button", name="Play")).to_be_visible()
    assert ahead(gather) == 0


def test_a_line_crosses_the_timeline_and_the_running_task_lights_up(
    gather: Locator,
) -> None:
    slider = gather.get_by_role("slider")
    slider.fill("200")
    now = gather.locator(".timeline__now")
    assert now.evaluate("e => getComputedStyle(e).visibility") == "visible"
    assert now.get_attribute("x1") == "20%"
    lit = gather.locator(".is-running .timeline__name")
    expect(lit).to_have_text(["load prices"])
    assert ahead(gather) == 4


@again_when_it_rests
def test_the_keyboard_alone_is_enough(page: Page, gather: Locator) -> None:
    gather.locator(".player__play").focus()
    page.keyboard.press("Space")
    expect(gather.locator(".player__play")).to_have_text("Pause")
    page.keyboard.press("Space")
    expect(gather.locator(".player__play")).to_have_text("Play")
    page.keyboard.press("Tab")
    slider = gather.get_by_role("slider")
    expect(slider).to_be_focused()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "0.0 of 1.0 seconds")
    assert ahead(gather) == 5
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "0.2 of 1.0 seconds")
    assert ahead(gather) == 4
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(gather.get_by_role("button", name="2x, speed")).to_be_focused()


def test_the_speed_is_the_readers(gather: Locator) -> None:
    speed = gather.locator(".player__speed")

    def play(seconds: float) -> str | None:
        """Play the program, which lasts so long at this speed."""
        took = gather.evaluate(
            """(example) => new Promise((resolve) => {
                const began = performance.now();
                const play = example.querySelector(".player__play");
                play.click();
                const look = () => play.textContent === "Play"
                    ? resolve((performance.now() - began) / 1000)
                    : requestAnimationFrame(look);
                requestAnimationFrame(look);
            })"""
        )
        return None if abs(took - seconds) < 0.4 else f"took {took} s"

    for name, seconds in (("1x", 1.0), ("2x", 0.5), ("0.5x", 2)):
        expect(speed).to_have_text(name)
        assert problem_on_time(functools.partial(play, seconds)) is None
        speed.click()


def test_a_screen_reader_hears_the_lines(gather: Locator) -> None:
    said = gather.locator(".player__said")
    expect(said).to_have_role("log")  # which is polite
    wanted = (SNIPPETS / "gather/output.txt").read_text("utf-8").splitlines()
    for _ in range(2):
        gather.get_by_role("button", name="Play").click()
        expect(said.locator("div")).to_have_count(len(wanted))
        assert [t.strip() for t in said.locator("div").all_text_contents()] == [
            line.strip() for line in wanted
        ]
        expect(gather.get_by_role("button", name="Play")).to_be_visible()


def test_less_motion_goes_from_event_to_event(
    browser: Browser, page: Page
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(URL)
    settle(page)
    places = page.locator("#gather").evaluate(
        """(example) => new Promise((resolve) => {
            const places = new Set();
            const play = example.querySelector(".player__play");
            play.click();
            const look = () => {
                if (play.textContent === "Play") return resolve([...places]);
                places.add(
                    example.querySelector(".timeline__now").getAttribute("x1"));
                requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
        })"""
    )
    assert len(places) <= 4  # 0, 0.2, 0.6 and 1 s


def test_a_line_and_its_dot_light_up_together(
    page: Page, gather: Locator
) -> None:
    line = gather.locator("[data-index='1']")  # prices loaded, at 0.2 s
    dot = gather.locator(".timeline__dot[data-lines='1']")
    lit = re.compile(r"\bis-lit\b")
    line.hover()
    expect(dot).to_have_class(lit)
    printing = page.locator("#gather-python-7")  # print(f"{name} loaded")
    expect(printing).to_have_class(lit)
    dot.hover()
    expect(line).to_have_class(lit)
    page.mouse.move(0, 0)
    expect(line).not_to_have_class(lit)
    expect(dot).to_have_attribute("aria-label", "0.2 s: prices loaded")
    # A finger needs not hit it.
    box = dot.bounding_box()
    assert box
    page.mouse.click(box["x"] - 12, box["y"] - 5)
    assert ahead(gather) == 4


def test_a_wait_and_its_line_of_the_program_light_up_together(
    page: Page, gather: Locator
) -> None:
    line = gather.locator("#gather-python-6")  # await asyncio.sleep(delay)
    bars = gather.locator(".timeline__sleep[data-line='6']")
    expect(bars).to_have_count(3)
    lit = re.compile(r"\bis-lit\b")
    bars.nth(1).hover()
    expect(line).to_have_class(lit)
    expect(bars.nth(1)).to_have_class(lit)
    expect(bars.nth(0)).not_to_have_class(lit)
    line.hover()
    for number in range(3):
        expect(bars.nth(number)).to_have_class(lit)
    page.mouse.move(0, 0)
    expect(line).not_to_have_class(lit)


def test_the_lines_at_which_tasks_wait_have_their_colours(
    gather: Locator,
) -> None:
    def waiting() -> dict[str, int]:
        """Return how many tasks wait at a line, by its id."""
        found: dict[str, int] = gather.evaluate(
            """(example) => Object.fromEntries(
                [...example.querySelectorAll("code > .is-waiting")].map(
                    (line) => [line.id,
                        getComputedStyle(line).boxShadow.split("inset").length
                            - 1]))"""
        )
        return found

    slider = gather.get_by_role("slider")
    slider.fill("100")
    assert waiting() == {"gather-python-6": 3, "gather-python-14": 1}
    slider.fill("400")  # prices are loaded
    assert waiting() == {"gather-python-6": 2, "gather-python-14": 1}
    bar = gather.locator(".timeline__row:nth-of-type(2) .timeline__sleep")
    colour = "e => getComputedStyle(e).stroke"
    assert bar.evaluate(colour) == gather.evaluate(
        """(example) => {
            const probe = document.createElement("i");
            probe.style.color = "var(--task-2)";
            example.append(probe);
            return getComputedStyle(probe).color;
        }"""
    )
    slider.press("End")
    assert waiting() == {}


def test_lines_are_marked_where_there_is_no_timeline(page: Page) -> None:
    page.goto("concepts/components/")
    settle(page)
    example = page.locator("#async-await")
    expect(example.locator(".timeline")).to_have_count(0)
    example.get_by_role("slider").fill("100")
    expect(example.locator("code > .is-waiting")).to_have_count(1)


def test_a_line_that_blocks_is_marked(page: Page) -> None:
    page.goto("patterns/blocking/")
    settle(page)
    page.locator("#blocking").get_by_role("slider").fill("150")
    marked = page.locator("#blocking code > .is-waiting")
    expect(marked.first).to_contain_text("time.sleep(delay)")


def test_on_paper_no_replay_is_seen(page: Page, gather: Locator) -> None:
    bar = gather.locator(".timeline__row:nth-of-type(2) .timeline__sleep")
    at_rest = bar.evaluate("e => getComputedStyle(e).stroke")
    gather.get_by_role("slider").fill("100")
    page.emulate_media(media="print", color_scheme="light")
    line = gather.locator("#gather-python-6")
    assert line.evaluate("e => getComputedStyle(e).boxShadow") == "none"
    assert bar.evaluate("e => getComputedStyle(e).stroke") == at_rest


def test_dots_are_one_stop_for_the_keyboard(
    page: Page, gather: Locator
) -> None:
    dots = gather.locator(".timeline__dot[tabindex='0']")
    assert dots.count() == 1
    dots.focus()
    for _ in range(3):  # over main's second and that of orders
        page.keyboard.press("ArrowRight")
    # The bars are none.
    page.keyboard.press("Tab")
    assert not page.evaluate(
        "document.activeElement.closest('#gather .timeline') !== null"
    )
    page.keyboard.press("Shift+Tab")
    focused = gather.locator(".timeline__dot:focus")
    expect(focused).to_have_attribute("data-lines", "1")
    assert "is-lit" in (
        gather.locator("[data-index='1']").get_attribute("class") or ""
    )
    page.keyboard.press("Enter")
    assert ahead(gather) == 4


def test_without_javascript_everything_is_there(
    browser: Browser, address: str
) -> None:
    context = new_context(browser, address, java_script_enabled=False)
    page = context.new_page()
    page.goto(URL)
    expect(page.locator("#gather-output")).to_contain_text("elapsed: about 1 s")
    expect(page.locator("#gather-timeline")).to_be_visible()
    expect(page.locator(".player")).to_have_count(0)
    page.get_by_text("The program behind this section").click()
    page.locator("label[for=gather-failure-csharp]").click()
    expect(page.locator("#gather-failure-output")).to_be_visible()
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)
    context.close()


def test_who_never_edits_loads_little(site: Path) -> None:
    sizes = {
        name: len(gzip.compress((site / "assets" / name).read_bytes(), 9))
        for name in OURS
    }
    print(sizes, "in all", sum(sizes.values()), "bytes, compressed")
    assert sum(sizes.values()) <= 26_000
    templates = (ROOT / "mkdocs.yml").read_text("utf-8")
    # Beside them the logo and the favicon. tabs.js stands in main.html, and two
    # are imported.
    assert templates.count("assets/") == len(OURS) - 3 + 2
