"""What a stranger's link can do to who opens it, with a real browser."""

from __future__ import annotations

import base64
import random
import re
import zlib
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Locator, Page, expect

from ..realtime import again_when_it_rests

# Bombs that go off take more than this, or crash the page.
LONGEST = 5000  # ms
HELLO = re.compile("hello")

# Notes the longest time for which a page does nothing else.
WATCH = """
    let last = performance.now();
    window.longest = 0;
    setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
    }, 10);
"""

# "Trojan Source": the condition is always true, and looks as if it were not.
TROJAN = {
    "python": 'if access != "user\u202e \u2066# Check if admin\u2069 \u2066":',
    "javascript": (
        "/*\u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */"
    ),
}

# Where each character of the editor's first line is seen.
PLACES = """(line) => {
    const places = [];
    const range = document.createRange();
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        for (let at = 0; at < text.length && text.data[at] !== "\\n"; at++) {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            places.push([left, right, (top + bottom) / 2]);
        }
    }
    return places;
}"""


def link(
    program: str | Iterable[bytes], language: str = "python", more: bytes = b""
) -> str:
    """Return a link, as Share makes it; of pieces, if it is a long one."""
    pieces = [program.encode()] if isinstance(program, str) else program
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join([*map(packer.compress, pieces), packer.flush(), more])
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"playground/#program=1.{language}.{text}"


def editor(page: Page) -> Locator:
    return page.locator("#playground textarea")


def first_line(page: Page) -> Locator:
    return page.locator("#playground .pce-line").first


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: link([b"\n" * 1_000_000]),
        lambda: link([b"\n" * 50_000]),
        lambda: link([b"\r" * 50_000]),
        lambda: link([b" " * 50_000_000]),
        lambda: link(b"a" * 1_000_000 for _ in range(200)),
        lambda: link("e" + "\u0301" * 90_000),
        lambda: link("a\u05d0" * 50_000),
        lambda: link(f"{'é' * 999}\n" * 100 + "é"),
        lambda: link("é" * 2001),
        lambda: link("\r\n" * 3001),
        lambda: "playground/#program=1.python." + "A" * 600_000,
    ],
    ids=[
        "newlines",
        "few newlines",
        "returns",
        "spaces",
        "200 MB",
        "accents on one letter",
        "two directions",
        "a character too many",
        "a line too wide",
        "a line too many",
        "a long fragment",
    ],
)
@again_when_it_rests
def test_a_bomb_is_not_opened_and_the_page_answers(
    bomb: Callable[[], str],
    page: Page,
    record_property: Callable[[str, object], None],
    request: pytest.FixtureRequest,
) -> None:
    address = bomb()
    page.goto("about:blank")  # it is tried again
    page.add_init_script(WATCH)
    page.goto(address)
    expect(page.locator(".playground__said")).to_contain_text(
        "This link is too long, and was not opened"
    )
    expect(editor(page)).to_have_value(HELLO)
    expect(page.get_by_label("Program", exact=True)).to_have_value("")
    longest = page.evaluate("longest")
    assert longest < LONGEST
    record_property(
        "figure",
        f"{request.node.callspec.id}: a link of {len(address)} characters "
        f"keeps the page busy for {longest:.0f} ms",
    )
    assert page.evaluate("sessionStorage.length") == 0
    editor(page).press("Control+Home")
    page.keyboard.type("# mine\n")
    expect(editor(page)).to_have_value(re.compile("^# mine\n"))


def test_a_link_with_more_behind_its_program_is_damaged(page: Page) -> None:
    page.goto(link("print(1)\n", more=b"\0" * 1000))
    expect(page.locator(".playground__said")).to_contain_text("damaged")
    expect(editor(page)).to_have_value(HELLO)


@pytest.mark.parametrize(
    ("language", "unit", "length"),
    [
        ("python", '"]`"', 4000),
        ("python", "a = (", 4000),
        ("python", '"{f"""', 4000),
        ("javascript", "`${", 4000),
        ("javascript", "a = (", 4000),
        ("javascript", "a = (", 100_000),
    ],
)
@again_when_it_rests
def test_the_colours_of_a_program_do_not_keep_the_page_busy(
    page: Page,
    record_property: Callable[[str, object], None],
    language: str,
    unit: str,
    length: int,
) -> None:
    page.goto("about:blank")  # it is tried again
    page.add_init_script(WATCH)
    line = f"{(unit * 999)[:999]}\n"
    source = line * (length // len(line))
    page.goto(link(source, language))
    expect(editor(page)).to_have_value(source)
    longest = page.evaluate("longest")
    assert longest < LONGEST
    record_property(
        "figure",
        f"{length} characters of {unit} in {language} "
        f"keep the page busy for {longest:.0f} ms",
    )


def test_the_longest_program_comes_back_from_its_link(page: Page) -> None:
    # Nothing packs these well.
    some = random.Random(7).choices([chr(c) for c in range(19968, 40000)], k=97)
    lines = ["".join(random.Random(n).sample(some, 32)) for n in range(2999)]
    source = "\n".join([*lines, ""])
    source += "#" * (100_000 - len(source))
    page.goto(link(source))
    expect(editor(page)).to_have_value(source)
    page.get_by_role("button", name="Share").click()
    address = page.get_by_label("Link to this program").input_value()
    page.goto("about:blank")
    page.goto(address)
    expect(editor(page)).to_have_value(source)


@again_when_it_rests
def test_a_program_of_one_line_comes_from_its_link(page: Page) -> None:
    page.goto("about:blank")  # it is tried again
    source = "#" + " tea" * 24_999
    page.add_init_script(WATCH)
    page.goto(link(source))
    expect(editor(page)).to_have_value(source)
    assert page.evaluate("longest") < LONGEST


@pytest.mark.parametrize("source", ["é" * 2001, f"{'é' * 999}\n" * 101])
def test_no_link_is_made_that_nobody_could_open(
    page: Page, source: str
) -> None:
    page.goto("playground/")
    editor(page).fill(source)
    page.get_by_role("button", name="Share").click()
    says = "This program is too long for a link"
    expect(page.locator(".playground__shared")).to_contain_text(says)
    expect(page.locator(".playground__link")).to_have_count(0)
    page.goto("patterns/gather/")
    block = page.locator("#gather [data-language=python]")
    block.get_by_role("button", name="Edit").click()
    block.locator("textarea").fill(source)
    block.get_by_role("button", name="Open in playground").click()
    expect(block.locator(".workbench__status")).to_contain_text(says)
    assert page.url.endswith("patterns/gather/")


@pytest.mark.parametrize("way", ["linked", "typed", "pasted"])
@pytest.mark.parametrize("language", TROJAN)
def test_text_stands_in_the_order_in_which_it_runs(
    page: Page, language: str, way: str
) -> None:
    source = TROJAN[language]
    if way == "linked":
        page.goto(link(source, language))
    else:
        page.goto(f"playground/#language={language}")
        editor(page).fill("")
        if way == "typed":
            page.keyboard.insert_text(source)
        else:
            page.evaluate("text => navigator.clipboard.writeText(text)", source)
            page.keyboard.press("Control+v")
    expect(first_line(page)).to_contain_text("dmin")
    page.evaluate("document.fonts.ready.then(() => null)")
    places = first_line(page).evaluate(PLACES)
    assert len(places) == len(source)
    lefts = [left for left, _, _ in places]
    assert lefts == sorted(set(lefts)), "each to the right of the one before"
    # A click is where the text is: the caret, too, has this order.
    for at, (left, _, middle) in enumerate(places):
        page.mouse.click(left + 1, middle)
        assert editor(page).evaluate("area => area.selectionStart") == at


def test_what_would_not_be_seen_has_a_mark(page: Page) -> None:
    unseen = (
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
        "\u061c\u200b\u2060\ufeff\u00ad\u3164\u2028\u2029"
    )
    comment = f"// {unseen}\n"
    page.goto(link(f'{comment}"{unseen}"; {unseen}\n`{unseen}`', "javascript"))
    marks = page.locator(".token.unseen")
    expect(marks).to_have_count(4 * len(unseen))
    look = """marks => marks.map((mark) => {
        const { outlineStyle, outlineColor, color } = getComputedStyle(mark);
        const { width, height } = mark.getBoundingClientRect();
        return [outlineStyle, outlineColor, color, width > 4 && height > 4];
    })"""
    looks = {}
    for scheme in ("default", "slate"):
        page.evaluate(
            "scheme => document.body.dataset.mdColorScheme = scheme", scheme
        )
        [looks[scheme]] = {tuple(x) for x in marks.evaluate_all(look)}
    red, light_red = "rgb(179, 38, 30)", "rgb(255, 138, 128)"
    assert looks["default"] == ("solid", red, red, True)
    assert looks["slate"] == ("solid", light_red, light_red, True)
    page.emulate_media(forced_colors="active")
    assert {x[0] for x in marks.evaluate_all(look)} == {"solid"}


def test_a_marked_program_runs_is_copied_and_shared_as_it_is(
    page: Page,
) -> None:
    source = 'console.log("\u202e\u200b\u2066".length, "\u202e".charCodeAt(0));'
    page.goto(link(source, "javascript"))
    expect(page.locator(".token.unseen")).to_have_count(4)
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".example-output__line").first).to_have_text("3 8238\n")
    clipboard = "navigator.clipboard.readText()"
    page.get_by_role("button", name="Share").click()
    shared = page.get_by_label("Link to this program").input_value()
    editor(page).press("Control+a")
    page.keyboard.press("Control+c")
    assert page.evaluate(clipboard) == source
    page.evaluate("navigator.clipboard.writeText('')")
    page.keyboard.press("Control+x")
    expect(editor(page)).to_have_value("")
    assert page.evaluate(clipboard) == source
    page.keyboard.press("Control+v")
    expect(page.locator(".token.unseen")).to_have_count(4)
    page.keyboard.press("Control+z")
    expect(editor(page)).to_have_value("")
    page.keyboard.press("Control+y")
    expect(page.locator(".token.unseen")).to_have_count(4)
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator(".token.unseen")).to_have_count(4)


def test_a_linked_program_that_hides_something_has_a_warning(
    page: Page,
) -> None:
    blanks, tabs, others = " " * 40, "\t" * 10, "\u200d \u2800" * 14
    page.goto(
        link(
            f"{TROJAN['python']}\n    pass\n"
            f"x = 1;{blanks}import os\n"
            f"y = 2;{tabs}import os\n"
            f"s = '{others}'; import os\n"
            f"{blanks}\n{blanks * 2}import os\n"
            "print('a\u200bb')\n"
        )
    )
    warning = page.get_by_role("alert")
    expect(warning).to_have_text(
        "Look closely before you run it. Characters in lines 1, 8 are "
        "invisible or change how the text is shown; boxes mark most of them. "
        "Code in lines 3, 4, 5, 7 stands far to the right, out of sight."
    )
    box, bench = warning.bounding_box(), editor(page).bounding_box()
    assert box and bench and box["y"] + box["height"] <= bench["y"]
    # It holds while there is something to warn of, and no longer.
    editor(page).press("Control+Home")
    page.keyboard.type("#\n")
    expect(warning).to_contain_text("Characters in lines 2, 9 are")
    editor(page).fill("print('a\u200bb')")
    expect(warning).to_contain_text("Characters in line 1 are")
    editor(page).fill("print('ab')")
    expect(warning).to_be_hidden()
    # Beside it, what else is to be said still is.
    editor(page).fill("print('a\u200bb')")
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".playground__shared")).to_contain_text("Copied")
    expect(warning).to_be_visible()


HIDDEN = {
    "the end of a block": "if x:\n    print(1)\n    \u000cprint(2)\n",
    "another name": "def saf\ufe00e(): pass\n",
    "a joined name": "def sa\u200dfe(): pass\n",
    "a name with a tag": "def safe\U000e0100(): pass\n",
}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_name_that_is_another_has_a_warning(page: Page, hidden: str) -> None:
    page.goto(link(HIDDEN[hidden]))
    expect(page.get_by_role("alert")).to_contain_text("are invisible")


def test_a_warning_names_ten_lines(page: Page) -> None:
    page.goto(link("#\u202e\n" * 3000))
    expect(page.get_by_role("alert")).to_contain_text(
        "in lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … are"
    )


def test_other_scripts_and_emoji_are_as_ever(page: Page) -> None:
    page.goto(
        link('"שלום"; "\u0645\u06cc\u200c\u062e\u0648"; "👩\u200d👧❤\ufe0f"')
    )
    expect(first_line(page)).to_contain_text("שלום")
    expect(page.locator(".token.unseen")).to_have_count(0)
    expect(page.locator(".playground__warning")).to_be_hidden()
    lefts = [left for left, _, _ in first_line(page).evaluate(PLACES)]
    assert lefts[1] > lefts[2] > lefts[3] > lefts[4], "from right to left"
