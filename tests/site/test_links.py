"""What a stranger's link can do to who opens it, with a real browser."""

from __future__ import annotations

import base64
import random
import re
import zlib
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Locator, Page, expect

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
def test_a_bomb_is_not_opened_and_the_page_answers(
    bomb: Callable[[], str],
    page: Page,
    record_property: Callable[[str, object], None],
    request: pytest.FixtureRequest,
) -> None:
    address = bomb()
    page.add_init_script(WATCH)
    page.goto(address)
    expect(page.locator(".playground__shared")).to_contain_text(
        "This link is too long, and was not opened"
    )
    expect(editor(page)).to_have_value(HELLO)
    expect(page.get_by_label("Program", exact=True)).to_have_value("")
    longest = page.evaluate("longest")
    record_property(
        "figure",
        f"{request.node.callspec.id}: a link of {len(address)} characters "
        f"keeps the page busy for {longest:.0f} ms",
    )
    assert longest < LONGEST
    assert page.evaluate("sessionStorage.length") == 0
    editor(page).press("Control+Home")
    page.keyboard.type("# mine\n")
    expect(editor(page)).to_have_value(re.compile("^# mine\n"))


def test_a_link_with_more_behind_its_program_is_damaged(page: Page) -> None:
    page.goto(link("print(1)\n", more=b"\0" * 1000))
    expect(page.locator(".playground__shared")).to_contain_text("damaged")
    expect(editor(page)).to_have_value(HELLO)


@pytest.mark.parametrize(
    "unit", ['"]`"', "`${", "a = (", '"{f"""'], ids=["`", "${", "(", "f"]
)
@pytest.mark.parametrize("language", ["python", "javascript"])
@pytest.mark.parametrize("length", [4000, 100_000])
def test_the_colours_of_a_program_do_not_keep_the_page_busy(
    page: Page,
    record_property: Callable[[str, object], None],
    length: int,
    language: str,
    unit: str,
) -> None:
    page.add_init_script(WATCH)
    line = f"{(unit * 999)[:999]}\n"
    source = line * (length // len(line))
    page.goto(link(source, language))
    expect(editor(page)).to_have_value(source)
    longest = page.evaluate("longest")
    record_property(
        "figure",
        f"{length} characters of {unit} in {language} "
        f"keep the page busy for {longest:.0f} ms",
    )
    assert longest < LONGEST


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


@pytest.mark.parametrize(
    "source", ["\n" * 3001, "é" * 2001, f"{'é' * 999}\n" * 101]
)
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
