"""What a sandbox may say of its program, and what the page makes of it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sidebyside.languages import PYTHON

from ..realtime import again_when_it_rests
from .test_edit import ends, lines, run
from .test_links import WATCH, link
from .test_run import WELL

ANSWERS_WITHIN = 2000  # ms: a machine that does other things, too


LINE = {"type": "line", "text": "tea", "time": 0, "stream": "stdout"}
TASK = {
    "name": "Task-1",
    "coroutine": "main",
    "arguments": [],
    "start": 0,
    "end": 1,
    "outcome": "done",
    "line": 1,
    "starter": None,
    "waits": [],
}
RECORDING = {
    "version": 1,
    "clock": "virtual",
    "duration": 1,
    "status": 0,
    "failure": None,
    "stopped": None,
    "outside": [],
    "lines": [],
    "tasks": [TASK, TASK],
    "blocks": [],
}
WAIT = {"start": 0, "end": 1, "on": "sleep", "line": 1}


def recording(**changes: Any) -> dict[str, Any]:
    return {"type": "recording", "recording": RECORDING | changes}


# What no recorder would say, as scripts' values.
LIES = {
    "no event": "'tea'",
    "no text": "7",
    "no JSON": "'{'",
    "nothing": "json(null)",
    "a list": "json([])",
    "no type": "json({})",
    "an unknown type": "json({ type: 'tea' })",
    "a type of all objects": "json({ type: 'constructor' })",
    "a type that is none": "json({ type: ['line'] })",
    "no start": "json({ type: 'started' })",
    "a function's name": "json({ type: 'end', reason: 'constructor' })",
    "no reason": "json({ type: 'end' })",
    "a text that is none": "json({ type: 'note', text: {} })",
    "a failure that is none": "json({type: 'failure', message: [], line: {}})",
    "no line of a program": "json({type: 'failure', message: '', line: 0.5})",
    "a long failure": "json({type: 'failure', message: long, line: 1})",
    "a long note": "json({ type: 'note', text: long })",
    "a long line": "json({ ...LINE, text: 'x'.repeat(100_001) })",
    "no time": "json({ ...LINE, time: 'soon' })",
    "a time before the start": "json({ ...LINE, time: -1 })",
    "an endless time": "json(LINE).replace('0', '1e999')",
    "another stream": "json({ ...LINE, stream: 'constructor' })",
    "no recording": "json({ type: 'recording', recording: null })",
    "an empty recording": "json({ type: 'recording', recording: {} })",
    "another version": "recording({ version: 2 })",
    "half a status": "recording({ status: 0.5 })",
    "an endless run": "recording({ duration: null })",
    "many lines": "recording({ lines: Array(1001).fill(LINE) })",
    "many tasks": "recording({ tasks: Array(10_001).fill(TASK) })",
    "many waits": "recording({ tasks: [{ ...TASK, waits: Array(1001)"
    ".fill({ start: 0, end: 1, on: 'sleep', line: 1 }) }] })",
    "tasks that are none": "recording({ tasks: [null, 7] })",
    "another outcome": "recording({tasks: [{...TASK, outcome: 'toString'}]})",
    "a long name": "recording({ tasks: [{ ...TASK, name: long }] })",
    "deep parts": "recording({}).replace('\"failure\":null', '\"failure\":' + "
    '\'{"message":"","line":1,"parts":[\'.repeat(1e5))',
    "10 MB": "json({ ...LINE, more: 'x'.repeat(1e7) })",
}
FLOODS = {
    "long lines": "for (;;) say({ ...LINE, text: 'x'.repeat(1e5) })",
    "lines": "for (;;) say(LINE)",
    "starts": "for (;;) say({ type: 'started', live: true })",
    "recordings": "for (;;) say({ type: 'recording', recording: RECORDING })",
    "objects": "for (;;) port.postMessage(new Array(1e4).fill({}))",
    "a large object": "port.postMessage(new Array(1e7).fill({ a: 1 }))",
    "a large text": "port.postMessage('x'.repeat(2e8))",
    "a text of no end": "for (let x = 'x'; ; x += x) port.postMessage(x)",
}
VALUES = f"""
const LINE = {json.dumps(LINE)};
const TASK = {json.dumps(TASK)};
const RECORDING = {json.dumps(RECORDING)};
"""
LISTEN = f"""async () => {{
    const {{ listener }} = await import("/assets/run/listener.mjs");
    {VALUES}
    const json = JSON.stringify;
    const long = "x ".repeat(5001);
    const recording = (changes) => json({{
        type: "recording",
        recording: {{ ...RECORDING, ...changes }},
    }});
    const heard = [];
    listener((event) => heard.push(event))(LIE);
    return heard;
}}"""
BROKEN = "The program broke what runs it"


def test_no_lie_gets_through(page: Page) -> None:
    page.goto("404.html")
    for name, lie in LIES.items():
        assert page.evaluate(LISTEN.replace("LIE", lie)) == [
            {"type": "failure", "message": BROKEN, "line": None},
            {"type": "end", "reason": "failed"},
        ], name
    [whole] = page.evaluate(LISTEN.replace("LIE", "recording({})"))
    assert whole == recording()
    end = {"message": "KeyboardInterrupt", "line": 1, "parts": []}
    end |= {"text": "KeyboardInterrupt", "after": 0}
    ended = {"status": -2, "failure": end}  # by a signal
    told = f"recording({json.dumps(ended)})"
    [whole] = page.evaluate(LISTEN.replace("LIE", told))
    assert whole == recording(**ended)


def lie(page: Page, said: str) -> None:
    """Let JavaScript's worker say something, whatever its program is."""
    worker = f"""
        {VALUES}
        export default (port) => {{
            const say = (event) => port.postMessage(JSON.stringify(event));
            port.onmessage = () => {{
                say({{ type: "started", live: false }});
                {said};
                say({{ type: "end", reason: "done" }});
            }};
            port.postMessage({{}});
        }};
    """
    page.route(
        "**/run/javascript/worker.mjs",
        lambda route: route.fulfill(
            body=worker, content_type="text/javascript"
        ),
    )
    page.goto("playground/#language=javascript")


@pytest.mark.parametrize("flood", FLOODS)
@again_when_it_rests
def test_the_page_answers_whatever_a_sandbox_says(
    flood: str, page: Page
) -> None:
    page.goto("about:blank")  # it is tried again
    lie(page, FLOODS[flood])
    bench = page.locator("#playground .workbench")
    page.evaluate(WATCH)
    run(bench, "'tea';")
    ends(bench, f"Failed: {BROKEN}")
    longest = page.evaluate("longest")
    print(f"{flood}: the page answers in {longest:.0f} ms at most")
    assert longest < ANSWERS_WITHIN
    assert len(lines(bench)) <= 1001
    expect(bench.get_by_role("button", name="Stop")).to_be_disabled()


@again_when_it_rests
def test_the_page_answers_whatever_is_to_be_drawn(page: Page) -> None:
    page.goto("about:blank")  # it is tried again
    waits = "Array.from({ length: 1000 }, (_, j) => ({ start: 0, end: 1,"
    waits += " on: `${i} ${j}`, line: (i * 1000 + j) % 2900 + 1 }))"
    tasks = "Array.from({ length: 25 }, (_, i) => ({ ...TASK, waits: WAITS }))"
    recorded = "{ ...RECORDING, tasks: TASKS, lines: LINES }".replace(
        "TASKS", tasks.replace("WAITS", waits)
    ).replace(
        "LINES",
        "Array.from({ length: 1000 }, (_, i) => "
        "({ ...LINE, time: i / 1000, task: 0, line: i + 1 }))",
    )
    lie(page, f"say({{ type: 'recording', recording: {recorded} }})")
    page.goto("about:blank")  # its hash alone would not open it anew
    page.goto(link("'tea';\n" * 2900, "javascript"))
    bench = page.locator("#playground .workbench")
    expect(bench.locator("textarea")).to_have_value("'tea';\n" * 2900)
    page.evaluate(WATCH)
    run(bench)
    ends(bench, "Done in 1.0 s")
    longest = page.evaluate("longest")
    print(f"the page answers in {longest:.0f} ms at most")
    assert longest < 2 * ANSWERS_WITHIN


def test_a_lie_is_no_harm_to_the_next_program(page: Page) -> None:
    lie(page, "say({ ...LINE, time: -1 })")
    bench = page.locator("#playground .workbench")
    run(bench, "'tea';")
    ends(bench, f"Failed: {BROKEN}")
    page.get_by_role("combobox", name="Language").select_option("Python")
    expect(bench.locator(".filename")).to_have_text("program.py")
    run(bench, WELL[PYTHON])
    ends(bench, "Done in 0.0 s")
    assert lines(bench) == ["well"]


MARKUP = '<img src=x onerror="document.title=1"></text></svg><b class="md-x">'


def test_names_draw_nothing_but_themselves(page: Page) -> None:
    names = {"name": MARKUP, "coroutine": MARKUP, "arguments": [MARKUP]}
    task = TASK | names | {"waits": [WAIT | {"on": MARKUP}]}
    line = LINE | {"text": MARKUP, "task": 0, "line": 1}
    del line["type"]
    told = recording(tasks=[task, task], lines=[line])
    lie(page, f"say({json.dumps(told)})")
    title = page.title()
    bench = page.locator("#playground .workbench")
    run(bench, "'tea';")
    ends(bench, "Done in 1.0 s")
    timeline = bench.locator(".example-timeline")
    expect(timeline.locator("svg").first).to_be_visible()
    strange = timeline.locator(
        ":not(p, a, svg, g, title, desc, line, rect, circle, path, text)"
    )
    assert strange.count() == 0
    classes = timeline.locator("*").evaluate_all(
        "all => all.flatMap((one) => [...one.classList])"
    )
    known = re.compile("timeline|is-|example-(output__title|timeline__help)")
    assert [name for name in classes if not known.match(name)] == []
    assert page.title() == title
