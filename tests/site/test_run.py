"""What docs/assets/run/run.mjs runs in a real browser, and what it prevents."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from recorders.recording import Recording
from sidebyside.example import Example, Program
from sidebyside.languages import JAVASCRIPT, PYTHON, Language
from sidebyside.page import checked_recording
from sidebyside.transcript import difference, recorded_lines, transcript

from ..catalogue import covering, programs
from ..conftest import Handler, reader, served, wrong_on
from ..realtime import STALL, again_when_it_rests, problem_on_time

Event = dict[str, Any]
Run = Callable[..., list[Event]]

# Runs a program to its end; stops it so many milliseconds after its start, if
# asked to. `at` is when an event came, in milliseconds since the start.
DRIVER = """
    window.start = async (language, source, filename, stopAfter, copy = "") => {
        const address = `/assets/run/run.mjs${copy}`;
        const { run } = await import(address);
        const events = [];
        let began = performance.now();
        await new Promise((resolve) => {
            const running = run(language, source, filename, (event) => {
                if (event.type === "started") {
                    began = performance.now();
                    if (stopAfter !== null) setTimeout(() => {
                        const asked = performance.now();
                        running.stop();
                        events.at(-1).tookToStop = performance.now() - asked;
                    }, stopAfter);
                }
                events.push({ ...event, at: performance.now() - began });
                if (event.type === "end") setTimeout(resolve, 100);
            });
        });
        return events;
    };
"""


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """One reader's page for all these tests: Python takes long to load."""
    with reader(browser, address) as (page, wrong):
        page.add_init_script(DRIVER)
        page.goto("404.html")
        yield page, wrong


@pytest.fixture
def wrong(opened: tuple[Page, list[str]]) -> Iterator[list[str]]:
    """The page's errors: a test that makes some on purpose takes them out."""
    yield opened[1]
    left, opened[1][:] = opened[1][:], []
    assert left == []


@pytest.fixture
def page(opened: tuple[Page, list[str]], wrong: list[str]) -> Page:
    return opened[0]


@pytest.fixture
def run(page: Page) -> Run:
    """Runs a program in the page; returns the events."""

    def run(
        language: Language,
        source: str,
        filename: str = "",
        stop_after: int | None = None,
    ) -> list[Event]:
        filename = filename or f"tea.{language.suffix}"
        events: list[Event] = page.evaluate(
            "(program) => start(...program)",
            [language.slug, source, filename, stop_after],
        )
        ends = [event for event in events if event["type"] == "end"]
        assert ends == events[-1:], events
        return events

    return run


def wait_for(page: Page, expression: str, seconds: int = 180) -> Any:
    """Return what an expression is in a page, once it is something.

    Playwright's own would eval it there again and again, which the site's
    policy refuses.
    """
    for _ in range(seconds * 10):
        if value := page.evaluate(expression):
            return value
        page.wait_for_timeout(100)
    pytest.fail(f"not within {seconds} s: {expression}")


def of_type(events: list[Event], kind: str) -> list[Event]:
    return [event for event in events if event["type"] == kind]


def texts(events: list[Event]) -> list[str]:
    """Return the lines that were printed."""
    recordings = of_type(events, "recording")
    lines = recordings[0]["recording"]["lines"] if recordings else events
    return [line["text"] for line in lines if "text" in line]


def reason(events: list[Event]) -> str:
    return str(events[-1]["reason"])


def failure(events: list[Event]) -> tuple[str, int | None]:
    [event] = of_type(events, "failure")
    assert reason(events) == "failed"
    return event["message"], event["line"]


def still_runs(run: Run, language: Language) -> None:
    events = run(language, WELL[language])
    assert (texts(events), reason(events)) == (["well"], "done")


WELL = {PYTHON: 'print("well")', JAVASCRIPT: 'console.log("well");'}
ENDLESS = {PYTHON: "while True: pass", JAVASCRIPT: "for (;;);"}
BOTH = pytest.mark.parametrize(
    "language", [PYTHON, JAVASCRIPT], ids=lambda language: language.name
)


# ---------------------------------------------------- the catalogue's programs


# A program that needs what no browser has, and says so: three stand for all.
LACKING = re.compile(
    r"to_thread|Thread|Executor|Process|subprocess|socket|start_server"
)


def test_of_python_programs_the_same_is_recorded(run: Run) -> None:
    lacking: list[Program] = []
    whole: list[Program] = []
    for program in programs(PYTHON):
        lacks = LACKING.search(program.path.read_text("utf-8"))
        (lacking if lacks else whole).append(program)
    for program in [*lacking[:3], *covering(PYTHON, whole)]:
        name = program.path.name
        events = run(PYTHON, program.path.read_text("utf-8"), name)
        if program in lacking:
            message, line = failure(events)
            assert f"own machine (python {name})" in message
            assert line
            continue
        [event] = of_type(events, "recording")
        recording = Recording.from_json(json.dumps(event["recording"]))
        page = comparable(checked_recording(program))
        assert comparable(recording) == page, name


def comparable(recording: Recording) -> Recording:
    """Return a recording without what may be another one in a browser.

    The frames of tracebacks that were printed quote the standard library of a
    version; and there, time on a busy machine counts as that of calculations.
    """
    kept = [index for _, index in recorded_lines(recording)]
    lines = [recording.lines[index] for index in kept if index is not None]
    outside = [what for what in recording.outside if what != "calculations"]
    return dataclasses.replace(recording, lines=lines, outside=outside)


def test_javascript_programs_print_their_transcripts(
    page: Page, run: Run
) -> None:
    found = covering(JAVASCRIPT, programs(JAVASCRIPT))
    sources = [program.path.read_text("utf-8") for program in found]
    # Two at a time, as there are cores: each with a copy of the module, which
    # does not stop the other's.
    results: list[list[Event]] = page.evaluate(
        """async (programs) => {
            const results = [];
            await Promise.all([1, 2].map(async (copy) => {
                for (let i = copy - 1; i < programs.length; i += 2) {
                    const [source, name] = programs[i];
                    results[i] = await start(
                        "javascript", source, name, null, `?${copy}`);
                }
            }));
            return results;
        }""",
        [[s, p.path.name] for s, p in zip(sources, found, strict=True)],
    )
    for program, source, events in zip(found, sources, results, strict=True):
        # Again, alone, if the machine was too late for real time to order it.
        for _ in range(3):
            if not problem_of(program, events):
                break
            if lateness(program, events) < STALL:
                break
            events = run(JAVASCRIPT, source, program.path.name)
        assert problem_of(program, events) is None


def problem_of(program: Program, events: list[Event]) -> str | None:
    """Say how a run differs from what the program does under Node.js."""
    source = program.path.read_text("utf-8")
    imports = re.findall(r'^.*\bfrom "(.*)";$', source, re.MULTILINE)
    lacking = [name for name in imports if name not in SUPPORTED]
    if lacking:
        message, line = failure(events)
        assert message == (
            f'A browser has no "{lacking[0]}": run this program on your '
            f"own machine, with node {program.path.name}"
        )
        assert line and lacking[0] in source.splitlines()[line - 1]
        return None
    ended = [event["message"] for event in of_type(events, "failure")]
    printed = "\n".join([*texts(events), *ended, ""])
    status = 0 if reason(events) == "done" else 1
    return difference(
        program, transcript(program, printed, status).splitlines()
    )


def lateness(program: Program, events: list[Event]) -> float:
    """Return how long (seconds) after its due time a line came, at most.

    When a line is due is what the recording of the Python program says, which
    prints the same. Where there is none, nobody knows: it may be anything.
    """
    python = Example.find(program.path.parent.name).program(PYTHON)
    if not python:
        return math.inf
    due = [line.time for line in checked_recording(python).lines]
    came = [line["time"] for line in of_type(events, "line")]
    return max((c - d for c, d in zip(came, due, strict=False)), default=0)


SUPPORTED = (
    "node:events",
    "node:perf_hooks",
    "node:process",
    "node:timers",
    "node:timers/promises",
    "node:util",
)


# ------------------------------------------------------------------------- ends


@BOTH
def test_stop_ends_an_endless_loop_at_once(
    language: Language, run: Run
) -> None:
    def stop() -> str | None:
        events = run(language, ENDLESS[language], stop_after=300)
        assert reason(events) == "stopped"
        took = events[-1]["tookToStop"]
        print(f"{language.name}: stopped in {took:.1f} ms")
        return None if took < 200 else f"stopped in {took:.0f} ms"

    assert problem_on_time(stop) is None
    still_runs(run, language)


def test_stop_before_a_program_has_begun_leaves_nothing_behind(
    page: Page, run: Run
) -> None:
    still_runs(run, PYTHON)
    for milliseconds in (0, 1, 5):
        page.evaluate(
            """async ([endless, milliseconds]) => {
                const { run } = await import("/assets/run/run.mjs");
                const { stop } = run("python", endless, "tea.py", () => {});
                await new Promise((done) => setTimeout(done, milliseconds));
                stop();
            }""",
            [ENDLESS[PYTHON], milliseconds],
        )
        still_runs(run, PYTHON)


def test_loading_is_told_and_is_quick_on_a_later_visit(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, wrong):
        page.add_init_script(DRIVER)
        program = ["python", WELL[PYTHON], "tea.py", None]
        kinds = []
        for _ in range(2):
            page.goto("404.html")
            events = page.evaluate("(program) => start(...program)", program)
            assert texts(events) == ["well"]
            loads = of_type(events, "loading")
            kinds.append(bool(loads))
            if loads:
                assert loads[-1]["loaded"] == loads[-1]["total"]
                # What the browser keeps is written in the meantime.
                wait_for(
                    page,
                    "caches.open('snapshots').then((kept) => kept.keys())"
                    ".then((all) => all.length)",
                )
        assert kinds == [True, False]
        assert wrong == []


@BOTH
def test_a_new_program_stops_the_former(language: Language, page: Page) -> None:
    former, latter = page.evaluate(
        """async ([language, endless, well]) => {
            const former = start(language, endless, "endless", null);
            await new Promise((resolve) => setTimeout(resolve, 200));
            const latter = start(language, well, "well", null);
            return await Promise.all([former, latter]);
        }""",
        [language.slug, ENDLESS[language], WELL[language]],
    )
    assert (reason(former), reason(latter)) == ("stopped", "done")
    assert texts(latter) == ["well"]


FAILURES = [
    (PYTHON, "x = 1\nprint(x.tea)", "AttributeError: 'int' object has no", 2),
    (PYTHON, "x = 1\nprint(x", "SyntaxError: '(' was never closed", 2),
    (
        PYTHON,
        "import numpy",
        "ModuleNotFoundError: The browser's Python has no module numpy: run "
        "this program on your own machine",
        1,
    ),
    (PYTHON, "def f(): f()\nf()", "RecursionError: maximum recursion depth", 1),
    (JAVASCRIPT, "const f = 1;\nf();", "TypeError: f is not a function", 2),
    (JAVASCRIPT, "\nawait Promise.reject(new Error('no'))", "Error: no", 2),
    (JAVASCRIPT, "\nPromise.reject(new Error('no'))", "Error: no", 2),
    (
        JAVASCRIPT,
        "\nsetTimeout(() => {\nthrow new RangeError('no') }, 10)",
        "RangeError: no",
        3,
    ),
    (JAVASCRIPT, "throw 'no tea'", "Uncaught 'no tea'", None),
    (JAVASCRIPT, "let a;\n/* */ let a;", "SyntaxError: Identifier 'a' has", 2),
    (JAVASCRIPT, "let a = {;\n", "SyntaxError: Unexpected token ';'", 1),
    (
        JAVASCRIPT,
        '\nimport { slep } from "timers/promises";',
        "SyntaxError: The requested module 'node:timers/promises' does not",
        2,
    ),
    (
        JAVASCRIPT,
        "await new Promise(() => {});",
        "Detected unsettled top-level await",
        None,
    ),
    (
        JAVASCRIPT,
        "\nawait Promise.any(['one', 'two'].map(async (name) => {\n"
        "throw new Error(name) }));",
        "AggregateError: All promises were rejected (Error: one; Error: two)",
        None,
    ),
    (
        JAVASCRIPT,
        "\nthrow new Error('outer', { cause: new Error('inner') });",
        "Error: outer (cause: Error: inner)",
        2,
    ),
    (
        JAVASCRIPT,
        '\nawait import("https://example.org/x.mjs");',
        'Error: A browser has no "https://example.org/x.mjs": run this program',
        2,
    ),
    (JAVASCRIPT, "const f = () => f();\nf();", "RangeError: Maximum call", 1),
]


@pytest.mark.parametrize(("language", "source", "message", "line"), FAILURES)
def test_failures_have_the_language_s_words_and_the_line(
    language: Language, source: str, message: str, line: int | None, run: Run
) -> None:
    said, at = failure(run(language, source))
    assert (said[: len(message)], at) == (message, line)


def test_an_import_that_fails_can_be_caught(run: Run) -> None:
    events = run(
        JAVASCRIPT,
        "console.log('begun');\n"
        "await import('node:nosuch').catch((e) => console.log(e.message));",
    )
    assert reason(events) == "done"
    assert texts(events) == [
        "begun",
        'A browser has no "node:nosuch": run this program on your own '
        "machine, with node tea.mjs",
    ]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "https://example.org/",
            "A program here reaches no other host: run it on your own "
            "machine, with node tea.mjs",
        ),
        ("/index.html", "Failed to parse URL from /index.html"),
    ],
)
def test_a_fetch_that_cannot_succeed_says_why(
    url: str, message: str, run: Run, wrong: list[str]
) -> None:
    fetch = f"\nawait fetch('{url}')"
    assert failure(run(JAVASCRIPT, fetch)) == (f"TypeError: {message}", 2)
    events = run(
        JAVASCRIPT,
        f"{fetch}.catch((e) => console.log(e instanceof TypeError, e.message))",
    )
    assert (texts(events), reason(events)) == ([f"true {message}"], "done")
    # The browser lists what it refuses.
    wrong[:] = [text for text in wrong if url not in text]


def test_a_fetch_of_data_succeeds_and_ends_by_its_signal(run: Run) -> None:
    events = run(
        JAVASCRIPT,
        """
        console.log(await (await fetch("data:,tea")).text());
        const signal = AbortSignal.abort();
        await fetch("https://example.org/", { signal })
            .catch((error) => console.log(error.name));
        """,
    )
    assert texts(events) == ["tea", "AbortError"]


def test_an_error_s_column_is_the_program_s(run: Run) -> None:
    events = run(JAVASCRIPT, "console.error('e', new Error('x'));")
    assert texts(events) == ["e Error: x", "    at tea.mjs:1:20"]


def test_ticks_run_when_node_runs_them(run: Run) -> None:
    events = run(
        JAVASCRIPT,
        """
        const { log } = console;
        process.nextTick(log, "tick");
        queueMicrotask(() => log("micro"));
        setTimeout(() => {
            Promise.resolve()
                .then(() => process.nextTick(log, "tick of micro"))
                .then(() => log("micro of timer"));
            process.nextTick(() => {
                process.nextTick(log, "tick of tick");
                queueMicrotask(() => log("micro of tick"));
                log("tick of timer");
            });
        });
        setTimeout(log, 1, "next timer");
        log("module");
        await null;
        log("await");
        """,
    )
    assert texts(events) == [
        "module",
        "micro",
        "await",
        "tick",
        "tick of timer",
        "tick of tick",
        "micro of tick",
        "micro of timer",
        "tick of micro",
        "next timer",
    ]


@pytest.mark.parametrize(
    ("source", "seconds"),
    [
        ("console.log('hi');", 0),
        ("process.stdout.write('hi');", 0),
        ("setTimeout(() => {}, 200);", 0.2),
        (
            "setTimeout(() => {\n"
            "const end = Date.now() + 200;\n"
            "while (Date.now() < end); }, 100);",
            0.3,
        ),
    ],
)
def test_the_end_s_time_is_the_program_s(
    source: str, seconds: float, run: Run
) -> None:
    def late() -> str | None:
        events = run(JAVASCRIPT, source)
        time = events[-1]["time"]
        assert time >= seconds - 0.002
        assert all(line["time"] <= time for line in of_type(events, "line"))
        return None if time < seconds + 0.04 else f"{time:.3f} s"

    assert problem_on_time(late, stall=0.02) is None


@BOTH
def test_a_flood_ends_with_a_note(language: Language, run: Run) -> None:
    flood = {PYTHON: "while True: print(1)"}
    flood[JAVASCRIPT] = "for (;;) console.log(1);"
    events = run(language, flood[language])
    assert [text for text in texts(events) if text == "1"] == ["1"] * 1000
    [note] = of_type(events, "note")
    assert note["text"].startswith("Output ends here: ")
    assert reason(events) == "failed"
    still_runs(run, language)


def test_a_flood_that_swallows_every_exception_ends_with_a_note(
    run: Run,
) -> None:
    flood = "while True:\n    try: print('tea')\n    except: pass"
    events = run(PYTHON, flood)
    [note] = of_type(events, "note")
    assert note["text"] == "Output ends here: it prints more than 1,000 lines."
    assert reason(events) == "failed"


def test_a_flood_of_characters_ends_with_a_note(run: Run) -> None:
    events = run(JAVASCRIPT, 'for (;;) process.stdout.write("tea ");')
    [line] = of_type(events, "line")
    assert len(line["text"]) == 100_000
    assert "100,000 characters" in of_type(events, "note")[0]["text"]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        (PYTHON, ENDLESS[PYTHON]),
        (JAVASCRIPT, ENDLESS[JAVASCRIPT]),
        (JAVASCRIPT, "for (;;) console.log(1);"),
        (JAVASCRIPT, "setInterval(() => console.log('x'.repeat(99)), 1);"),
    ],
)
@again_when_it_rests
def test_the_page_answers_while_a_program_is_busy(
    language: Language, source: str, page: Page
) -> None:
    waits = page.evaluate(
        """async (program) => {
            const waits = [];
            const busy = start(...program, 1000);
            // What a click would wait for: the main thread.
            const channel = new MessageChannel();
            let asked;
            const again = () => {
                asked = performance.now();
                channel.port2.postMessage(null);
            };
            channel.port1.onmessage = () => {
                waits.push(performance.now() - asked);
                setTimeout(again, 5);
            };
            again();
            await busy;
            channel.port1.close();
            return waits;
        }""",
        [language.slug, source, f"tea.{language.suffix}"],
    )
    # Not the longest one: it may be another program on this machine.
    assert sorted(waits)[len(waits) * 9 // 10] < 100
    print(f"{source}: the page answers in {max(waits):.0f} ms at most")


# ----------------------------------------------------------------------- memory


@pytest.mark.parametrize(
    ("source", "error"),
    [
        # More than the 32 bits of a browser's Python can count.
        ("x = bytearray(3 * 1024**3)", "OverflowError"),
        ("x = bytearray(1024**3)", "MemoryError"),
        ("x = [0] * 10**9", "MemoryError"),
        ("x = []\nwhile True: x.append(bytes(10**6))", "MemoryError"),
        ("x = 'tea'\nwhile True: x += x", "MemoryError"),
    ],
)
def test_python_reports_that_memory_runs_out(
    source: str, error: str, run: Run
) -> None:
    message, line = failure(run(PYTHON, source))
    assert message.startswith(error)
    assert line == source.count("\n") + 1
    still_runs(run, PYTHON)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("let s = 'tea';\nfor (;;) s += s;", "RangeError: Invalid string"),
        ("const x = new Array(-1);", "RangeError: Invalid array length"),
    ],
)
def test_javascript_reports_what_is_too_large(
    source: str, message: str, run: Run
) -> None:
    said, line = failure(run(JAVASCRIPT, source))
    assert said.startswith(message)
    assert line == source.count("\n") + 1
    still_runs(run, JAVASCRIPT)


def test_the_page_survives_javascript_without_memory(
    browser: Browser, address: str
) -> None:
    hog = "const a = []; for (;;) a.push(new Array(3e7).fill(0.5));"
    with reader(browser, address) as (page, _):
        page.add_init_script(DRIVER)
        page.goto("404.html")
        # Playwright takes the end of a frame's process for that of the page:
        # another one looks whether the page goes on.
        other = page.context.new_page()
        other.goto("404.html")
        page.evaluate(
            """([hog, well]) => void (async () => {
                const events = await start("javascript", hog, "hog.mjs", null);
                events.push(...await start("javascript", well, "a.mjs", null));
                localStorage.setItem("events", JSON.stringify(events));
            })()""",
            [hog, WELL[JAVASCRIPT]],
        )
        events = json.loads(
            wait_for(other, "localStorage.getItem('events')", seconds=240)
        )
        [ended] = of_type(events, "failure")
        assert "memory ran out" in ended["message"]
        assert [event["reason"] for event in of_type(events, "end")] == [
            "failed",
            "done",
        ]


# -------------------------------------------------------------------- isolation

TRIES = """
const tries = {
    fetch: () => fetch("OTHER"),
    import: () => import("OTHER" + "x.mjs"),
    WebSocket: () => new Promise((resolve, reject) => {
        const socket = new WebSocket("OTHER".replace("http", "ws"));
        socket.onopen = resolve;
        socket.onerror = reject;
    }),
    EventSource: () => new Promise((resolve, reject) => {
        const source = new EventSource("OTHER");
        source.onopen = resolve;
        source.onerror = reject;
    }),
    caches: async () => { await globalThis.caches.keys(); },
    indexedDB: async () => { globalThis.indexedDB.open("x"); },
    files: () => navigator.storage.getDirectory(),
    channel: async () => { new BroadcastChannel("x"); },
    worker: async () => { new Worker(URL.createObjectURL(new Blob([""]))); },
    page: async () => { parent.document; },
};
const got = [];
for (const [name, attempt] of Object.entries(tries)) {
    await (async () => attempt())().then(() => got.push(name), () => {});
}
"""


# Runs two Python programs, the second one until it prints what is defined.
IN_ONE_SANDBOX = """
    async ([first, second]) => {
        const { Sandbox } = await import("/assets/run/sandbox.mjs");
        const sandbox = new Sandbox("python");
        const run = (source) => new Promise((resolve) => {
            const events = [];
            sandbox.run({ source, filename: "tea.py" }, (event) => {
                events.push(event);
                if (event.type === "end") resolve(events);
            });
        });
        await run(first);
        let events;
        for (let i = 0; i < 100; i++) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            events = await run(second);
            if (!JSON.stringify(events).includes("undefined")) break;
        }
        sandbox.close();
        return events;
    }
"""


@BOTH
def test_programs_reach_nobody(
    language: Language, page: Page, run: Run, wrong: list[str], tmp_path: Path
) -> None:
    asked: list[str] = []

    class Other(Handler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

    with served(tmp_path, Other) as other:
        tries = TRIES.replace("OTHER", other)
        if language == JAVASCRIPT:
            events = run(JAVASCRIPT, f"{tries}\nconsole.log(got.join());")
        else:
            script = (
                f"void (async () => {{ {tries}; globalThis.got = got; }})()"
            )
            # Its promises settle after the program's end: another program
            # looks, which a reader cannot run in the same sandbox.
            events = page.evaluate(
                IN_ONE_SANDBOX,
                [
                    f"import js\njs.eval({script!r})",
                    "import js\nprint(js.eval('String(globalThis.got)'))",
                ],
            )
        assert texts(events) == [""]
        assert asked == []
        # The browser lists what it refuses.
        wrong[:] = [text for text in wrong if other not in text]


CHANGES = """
import asyncio, builtins, decimal, gc, os, sys
import recorders.python.browser as browser

def record(source, *rest, record=browser.record):
    return record("print('I am still here')", *rest)

asyncio.Queue.put = print
browser.record = record
builtins.tea = "green"
decimal.getcontext().prec = 3
decimal.DefaultContext.prec = 3
gc.disable()
os.environ["TEA"] = "green"
sys.modules["random"] = None
"""
LOOK = """
import asyncio, builtins, decimal, gc, os, random
import recorders.python.browser as browser

print(asyncio.Queue.put.__qualname__, browser.record.__module__)
print(hasattr(builtins, "tea"), os.environ.get("TEA"), gc.isenabled())
print(decimal.getcontext().prec, decimal.Context().prec)
"""


def test_each_python_program_starts_from_nothing(run: Run) -> None:
    for source in (LOOK, CHANGES, LOOK):
        events = run(PYTHON, source)
        assert reason(events) == "done", events
        if source == LOOK:
            assert texts(events) == [
                "Queue.put recorders.python.record",
                "False None True",
                "28 28",
            ]


def test_a_page_has_at_most_one_sandbox_ready(page: Page, address: str) -> None:
    other = page.context.new_page()
    wrong = wrong_on(other, address)
    other.add_init_script(DRIVER)
    other.goto("404.html")
    sandboxes = other.locator("iframe")
    for language, sources, stop_after, left in (
        (JAVASCRIPT, WELL, None, 1),
        (PYTHON, WELL, None, 1),
        (PYTHON, ENDLESS, 100, 1),
        (PYTHON, WELL, None, 1),
        (JAVASCRIPT, WELL, None, 1),
    ):
        other.evaluate(
            "(program) => start(...program)",
            [language.slug, sources[language], "tea", stop_after],
        )
        assert sandboxes.count() == left
    other.close()
    assert wrong == []
