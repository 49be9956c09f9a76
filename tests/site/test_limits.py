"""What a program makes the recorders tell is bounded, in a real browser.

Each of these froze the page or was not told; the page's own checks come on top.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page

from sidebyside.languages import JAVASCRIPT, PYTHON, Language

from ..conftest import Project
from ..realtime import problem_on_time
from .test_run import (  # noqa: F401 - fixtures
    Run,
    failure,
    of_type,
    opened,
    page,
    reason,
    run,
    texts,
    wrong,
)

LINES_AT_MOST = 1_000
CHARACTERS_AT_MOST = 100_000
MESSAGE_AT_MOST = 10_000
SECONDS_AT_MOST = 40  # on a busy machine, Python's first load included


def told_at_once(run: Run, language: Language, source: str) -> list[Any]:  # noqa: F811
    """Run a program to its end, which comes soon; return the events."""
    began = time.perf_counter()
    events = run(language, source)
    assert time.perf_counter() - began < SECONDS_AT_MOST
    lines = texts([e for e in events if e["type"] != "note"])
    assert len(lines) <= LINES_AT_MOST
    assert sum(map(len, lines)) <= CHARACTERS_AT_MOST
    for event in events:
        for text in (event.get("message", ""), event.get("text", "")):
            if event["type"] != "line":
                assert len(text) <= MESSAGE_AT_MOST
    return events


# Programs whose message has no end, with its begin and the line that is told.
MESSAGES = [
    (
        PYTHON,
        "raise ExceptionGroup('tea', [ValueError('x' * 10**6)] * 20)",
        "ExceptionGroup: tea (20 sub-exceptions)\n  ValueError: xxx",
        1,
    ),
    (JAVASCRIPT, "\nthrow new Error('x'.repeat(3e7))", "Error: xxx", 2),
    (JAVASCRIPT, "throw 'x'.repeat(3e7)", "Uncaught 'xxx", None),
    (
        JAVASCRIPT,
        "\nthrow new Error('tea', { cause: new Error('x'.repeat(3e7)) })",
        "Error: tea (cause: Error: xxx",
        2,
    ),
    (
        JAVASCRIPT,
        "\nthrow new AggregateError("
        "Array.from({ length: 1e5 }, () => new Error('x'.repeat(999))), 'tea')",
        "AggregateError: tea (Error: xxx",
        2,
    ),
    (
        JAVASCRIPT,
        "Promise.reject(Object.assign(new Error('tea'), "
        "{ stack: 'x'.repeat(3e7), name: 'y'.repeat(3e7) }))",
        "yyy",
        None,
    ),
]


@pytest.mark.parametrize(("language", "source", "begin", "line"), MESSAGES)
def test_a_message_without_end_is_cut_at_once(
    language: Language,
    source: str,
    begin: str,
    line: int | None,
    run: Run,  # noqa: F811
) -> None:
    message, at = failure(told_at_once(run, language, source))
    assert (message[: len(begin)], at) == (begin, line)
    assert len(message) > MESSAGE_AT_MOST // 2
    assert "…" in message or "more characters" in message


@pytest.mark.parametrize(
    "thrown",
    [
        "{ get stack() { throw 1; } }",
        "Object.defineProperty(new Error('tea'), 'stack', "
        "{ get() { throw 1; } })",
        "Object.assign(new Error('tea'), { toString() { throw 1; } })",
        "Object.assign(new Error('tea'), { toString: () => ({}) })",
        "Object.assign(new AggregateError([]), { errors: null })",
        "new Proxy({}, { getPrototypeOf() { throw 1; } })",
        "new Proxy(new Error('tea'), { get() { throw 1; } })",
        "{ [Symbol.for('nodejs.util.inspect.custom')]() { throw 1; } }",
    ],
)
def test_whatever_is_thrown_a_program_ends(
    thrown: str,
    run: Run,  # noqa: F811
) -> None:
    message, _ = failure(told_at_once(run, JAVASCRIPT, f"throw {thrown};"))
    assert message


FLOODS = [
    (PYTHON, "import sys\nsys.stdout.write('x' * 30_000_000)", "characters"),
    (PYTHON, "print('🍵' * 60_000)", "characters"),
    (PYTHON, "for n in range(1000): print(n)\nprint('x', end='')", "lines"),
    (JAVASCRIPT, "process.stdout.write('x'.repeat(3e7));", "characters"),
    (JAVASCRIPT, "process.stdout.write('\\n'.repeat(3e7));", "lines"),
    (JAVASCRIPT, "console.log('x'.repeat(3e7));", "characters"),
    (JAVASCRIPT, "console.log(new Error('x'.repeat(3e7)));", "characters"),
    (
        JAVASCRIPT,
        "const giant = Array(99).fill(Array(99).fill('x'.repeat(99)));\n"
        "for (;;) { console.table(giant); console.dir(giant); }",
        "characters|lines",
    ),
    # With the limits' own tools replaced.
    (
        JAVASCRIPT,
        "Math.max = () => Infinity;\n"
        "for (let i = 0; i < 1000; i++) console.log('x'.repeat(1e5));",
        "characters",
    ),
    (
        JAVASCRIPT,
        "String.prototype.slice = function () { return this; };\n"
        "for (let i = 0; i < 1000; i++) console.log('x'.repeat(1e5));",
        "characters",
    ),
    (
        JAVASCRIPT,
        "String.prototype.split = () => Array(1e5).fill('x'.repeat(1e5));\n"
        "process.stdout.write('tea\\n'.repeat(1e5));",
        "lines|characters",
    ),
    (
        JAVASCRIPT,
        "globalThis.String = () => ({ length: 0, slice: () => 'x'.repeat(1e7),"
        " toString: () => 'x'.repeat(1e7) });\n"
        "for (let i = 0; i < 9; i++) process.stdout.write('tea');",
        None,
    ),
    (
        JAVASCRIPT,
        "Number.prototype.toLocaleString = () => 'x'.repeat(1e7);\n"
        "for (;;) console.log(1);",
        "lines",
    ),
]


@pytest.mark.parametrize(("language", "source", "most"), FLOODS)
def test_a_flood_ends_at_once_by_any_way(
    language: Language,
    source: str,
    most: str | None,
    run: Run,  # noqa: F811
) -> None:
    events = told_at_once(run, language, source)
    if most is None:
        return
    assert of_type(events, "failure") == []
    [note] = of_type(events, "note")
    assert note["text"].startswith("Output ends here: it prints more than 1")
    assert any(f"0 {what}." in note["text"] for what in most.split("|"))


def test_a_clock_that_a_program_replaces_is_its_own(run: Run) -> None:  # noqa: F811
    events = run(
        JAVASCRIPT,
        "performance.now = Date.now = () => NaN;\nconsole.log('tea');",
    )
    [line] = of_type(events, "line")
    assert 0 <= line["time"] <= events[-1]["time"] < SECONDS_AT_MOST


CONTROL = r"""
import asyncio

async def main():
    names = "a\x1b", "b\0", "c\ufffe", "d\x02wzxhzdk:0\x03", "e\udc80"
    await asyncio.gather(*(
        asyncio.create_task(asyncio.sleep(1), name=name) for name in names
    ))
    print("\x1b[31m red \0 \x02wzxhzdk:0\x03")

asyncio.run(main())
"""


def test_control_characters_leave_the_timeline_drawn(
    run: Run,  # noqa: F811
    page: Page,  # noqa: F811
) -> None:
    events = run(PYTHON, CONTROL)
    assert texts(events) == ["\x1b[31m red \0 \x02wzxhzdk:0\x03"]
    [event] = of_type(events, "recording")
    svg, rows = page.evaluate(
        """async (recording) => {
            const { draw } = await import("/assets/timeline.mjs");
            const svg = draw(recording, "tea", 640);
            const drawn = new DOMParser().parseFromString(svg, "image/svg+xml");
            const rows = drawn.querySelectorAll(".timeline__name");
            return [svg, Array.from(rows, (row) => row.textContent)];
        }""",
        event["recording"],
    )
    assert rows[1:] == ["a�", "b�", "c�", "d�wzxhzdk:0�", "e\\udc80"]
    assert not [c for c in svg if c < " " and c not in "\t\n"]


def test_a_built_page_shows_control_characters(project: Project) -> None:
    project.python.write_text(
        "import asyncio, sys\n\n"
        "async def main():\n"
        "    tasks = [asyncio.create_task(asyncio.sleep(1), name=name)\n"
        '             for name in ("a\\x1b", "b\\0", "c\\x02wzxhzdk:0\\x03")]\n'
        "    await asyncio.wait(tasks)\n\n"
        "asyncio.run(main())\n"
        "# \x0c \x02wzxhzdk:0\x03\n"
        'print("\\x1b[31m \\0 \\r \\x02wzxhzdk:0\\x03")\n',
        "utf-8",
    )
    project.transcript.write_text("\x1b[31m \0 \r \x02wzxhzdk:0\x03\n", "utf-8")
    for path in project.python.parent.iterdir():
        if path not in (project.python, project.transcript):
            path.unlink()
    # Where the timeline's help leads.
    project.write("docs/languages.md", "# Languages {#examples}\n")
    built = project.build()
    assert built.returncode == 0, built.stderr
    html = (project.folder / "site/index.html").read_text("utf-8")
    assert not {c for c in html if c < " "} - {"\t", "\n"}
    assert "␛[31m ␀ ␍ ␂wzxhzdk:0␃" in html
    assert "# ␌ ␂wzxhzdk:0␃" in html
    assert '<svg class="timeline"' in html


@pytest.mark.parametrize("milliseconds", [30, 100, 1000])
def test_no_timer_runs_after_a_program_is_over(
    milliseconds: int,
    run: Run,  # noqa: F811
) -> None:
    def ran() -> str | None:
        events = run(
            JAVASCRIPT,
            "setTimeout(() => console.log('tea'), 1);\n"
            "setTimeout(() => { console.log('ran'); for (;;); }, "
            f"{milliseconds}).unref();",
            stop_after=2_000,
        )
        told = (texts(events), reason(events))
        return None if told == (["tea"], "done") else str(told)

    # It ends at once: a timer that is due later runs if the end comes so late.
    assert problem_on_time(ran, stall=0.01) is None


def test_an_unrefd_timer_runs_while_another_keeps_the_program(
    run: Run,  # noqa: F811
) -> None:
    events = run(
        JAVASCRIPT,
        "setTimeout(() => console.log('ran'), 10).unref();\n"
        "setTimeout(() => console.log('tea'), 200);",
    )
    assert (texts(events), reason(events)) == (["ran", "tea"], "done")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (f'import "{"x" * 20_000}";', "failure"),
        ("process.exit('x'.repeat(1e6));", "note"),
        ("process.exitCode = 'x'.repeat(1e6);", "note"),
    ],
)
def test_what_the_worker_itself_tells_is_cut(
    source: str,
    kind: str,
    run: Run,  # noqa: F811
) -> None:
    events = told_at_once(run, JAVASCRIPT, source)
    [told] = of_type(events, kind)
    assert str(told.get("message", told.get("text"))).endswith("…")
