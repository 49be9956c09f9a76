"""The browser's Python says what it lacks, and how a program ends there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from textwrap import dedent
from typing import Any

import pytest

from recorders.recording import Recording
from sidebyside.languages import ROOT

from ..recorded import recorded
from ..toolchains import missing, node

HERE = """
import json, os, sys
from recorders.python import browser
with open(os.dup(1), "w", encoding="utf-8") as out:
    print(browser.run(*json.load(sys.stdin)), file=out)
"""
# The same, where a program cannot be stopped.
DELIVERED = """
import json, os, sys
from recorders.python import browser
leave, given = os._exit, json.load(sys.stdin)
with open(os.dup(1), "w", encoding="utf-8") as out:
    def deliver(text):
        print(text, file=out, flush=True)
        leave(0)
    browser.run(*given, deliver)
"""


def in_this_python(
    source: str, filename: str = "program.py", run: str = HERE
) -> str:
    """Return what `browser.run` returns in a process of this machine."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", run],
        cwd=ROOT,
        input=json.dumps([source, filename]),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")


def test_a_programs_end() -> None:
    def end(source: str) -> tuple[Any, str]:
        result = json.loads(in_this_python(source))
        failure = result["recording"]["failure"]
        assert result["failure"] == (
            failure and {name: failure[name] for name in ("message", "line")}
        )
        return result["failure"], result["note"]

    assert end("print()") == (None, "")
    assert end("import sys\nsys.exit(3)") == (None, "exit status 3")
    failure = {"message": "ZeroDivisionError: division by zero", "line": 2}
    assert end("\n1 / 0") == (failure, "")
    assert end("x = (") == (
        {"message": "SyntaxError: '(' was never closed", "line": 1},
        "",
    )
    failure, _ = end("def f():\n    f()\nf()")
    assert failure == {
        "message": "RecursionError: maximum recursion depth exceeded",
        "line": 2,
    }
    assert end("raise MemoryError") == (
        {"message": "MemoryError", "line": 1},
        "",
    )
    assert end("while True: print()") == (
        None,
        "Output ends here: it prints more than 1,000 lines.",
    )
    stuck = """
        import asyncio
        async def main(): await asyncio.gather(*(wait() for _ in range({})))
        async def wait(): await asyncio.Event().wait()
        asyncio.run(main())
        """
    waits = "It never ends: Task-1 (main) waits for gather, Task-2 (wait) waits"
    assert end(dedent(stuck.format(1)))[1] == f"{waits} for Event.wait"
    assert end(dedent(stuck.format(3)))[1].endswith(", 1 more task waits")
    assert end(dedent(stuck.format(9)))[1].endswith(", 7 more tasks wait")


# What the browser's Python has not, and what raises that.
LACKS = {
    "import threading\nthreading.Thread(target=print).start()": (
        "RuntimeError",
        "threads",
    ),
    "import asyncio\nasyncio.run(asyncio.to_thread(print))": (
        "RuntimeError",
        "threads",
    ),
    "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor() as pool: pool.submit(print)": (
        "RuntimeError",
        "threads",
    ),
    "from concurrent.futures import ProcessPoolExecutor\n"
    "with ProcessPoolExecutor() as pool: pool.submit(print)": (
        "NotImplementedError",
        "processes",
    ),
    "import _thread\n_thread.start_new_thread(print, ())": (
        "RuntimeError",
        "threads",
    ),
    "import os\nos.fork()": ("OSError", "processes"),
    "import os\nos.system('ls')": ("OSError", "processes"),
    "import multiprocessing\nmultiprocessing.Process(target=print).start()": (
        "ModuleNotFoundError",
        "processes",
    ),
    "import subprocess\nsubprocess.run(['ls'])": ("OSError", "processes"),
    "import asyncio\nasyncio.run(asyncio.create_subprocess_exec('ls'))": (
        "NotImplementedError",
        "processes",
    ),
    "import asyncio\nasyncio.run(asyncio.create_subprocess_shell('ls'))": (
        "NotImplementedError",
        "processes",
    ),
    "import asyncio\nasyncio.run(asyncio.open_connection('x', 80))": (
        "OSError",
        "sockets",
    ),
    "import asyncio\nasyncio.run(asyncio.start_server(print, '::1'))": (
        "OSError",
        "sockets",
    ),
    "import asyncio\nasyncio.run(asyncio.open_unix_connection('x'))": (
        "OSError",
        "sockets",
    ),
    "import asyncio\nasyncio.new_event_loop().add_reader(0, print)": (
        "NotImplementedError",
        "sockets or pipes",
    ),
    "import socket\nsocket.create_connection(('127.0.0.1', 80))": (
        "OSError",
        "sockets",
    ),
    "from urllib.request import urlopen\nurlopen('http://127.0.0.1')": (
        "urllib.error.URLError",
        "sockets",
    ),
    "input()": ("EOFError", "keyboard"),
    "import httpx": ("ModuleNotFoundError", "module httpx"),
    # Of these two, Pyodide has advice for pages that load packages.
    "import numpy": ("ModuleNotFoundError", "module numpy"),
    "import zoneinfo\nzoneinfo.ZoneInfo('Asia/Tokyo')": (
        "zoneinfo._common.ZoneInfoNotFoundError",
        "time zone Asia/Tokyo",
    ),
}
ENDLESS = """
import asyncio
async def main():
    while True:
        await asyncio.sleep(1)
asyncio.run(main())
"""
DEEP = """
import sys
sys.setrecursionlimit(10**6)
def dive(): dive()
dive()
"""
# What ends a process ends the program there, and not the worker.
ENDS = {
    "import os\nprint('tea', end='')\nos._exit(3)": "exit status 3",
    "import os, signal\nprint('tea')\n"
    "os.kill(os.getpid(), signal.SIGTERM)\nprint()": "exit status -15",
    "import os\ntry:\n    os.write(1, b'tea\\n')\n    os.abort()\n"
    "finally:\n    print('never')": "exit status -6",
}
STUCK = "import queue\nprint('waits')\nqueue.Queue().get()"
# What Pyodide has put in the place of Python's own is not there.
OWN = """
import asyncio, os, time
print(time.sleep)
async def main():
    stack = asyncio.current_task().get_stack()
    print({os.path.basename(frame.f_code.co_filename) for frame in stack}
        - {"program.py", "runners.py", "base_events.py", "events.py"})
asyncio.run(main())
input("Your name? ")
"""

# Runs each program in a new Pyodide, as the page does in a new worker.
SCRIPT = """
import fs from "node:fs";
import { loadPyodide } from "pyodide";

const { modules, programs } = JSON.parse(fs.readFileSync(0, "utf8"));
const first = await loadPyodide({ _makeSnapshot: true });
first.FS.mkdirTree("/lib/site/recorders/python");
for (const [name, text] of Object.entries(modules)) {
  first.FS.writeFile(`/lib/site/${name}`, text);
}
first.runPython(`
import sys
sys.path.append("/lib/site")
from recorders.python import browser, record
`);
const snapshot = first.makeMemorySnapshot();
const results = [];
for (const [source, filename] of programs) {
  const python = await loadPyodide({ _loadSnapshot: snapshot });
  if (filename === "endless.py") {
    // A busy machine takes a second to begin.
    python.runPython("record.SECONDS_AT_MOST = 3");
  }
  const { run } = python.pyimport("recorders.python.browser");
  results.push(run(source, filename));
}
console.log(JSON.stringify(results));
"""

InTheBrowser = Callable[[str, str], str]


@pytest.fixture(scope="module")
def in_the_browser() -> InTheBrowser:
    """What `browser.run` returns in Pyodide."""
    if (executable := node()) is None:
        missing("Node.js")
    if not (ROOT / "node_modules/pyodide").is_dir():
        missing("node_modules/pyodide (make test installs it)")
    names = [
        *ROOT.glob("recorders/*.py"),
        *ROOT.glob("recorders/python/*.py"),
    ]
    programs = [
        *((source, "lacks.py") for source in LACKS),
        *((source, "ends.py") for source in ENDS),
        (ENDLESS, "endless.py"),
        (STUCK, "stuck.py"),
        (DEEP, "deep.py"),
        (OWN, "program.py"),
    ]
    done = subprocess.run(
        [executable, "--input-type=module", "--eval", SCRIPT],
        cwd=ROOT,
        input=json.dumps(
            {
                "modules": {
                    str(name.relative_to(ROOT)): name.read_text("utf-8")
                    for name in names
                },
                "programs": programs,
            }
        ),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )
    # A crash prints a line of a megabyte.
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    results = dict(zip(programs, json.loads(done.stdout), strict=True))
    return lambda source, filename: str(results[source, filename])


def test_what_the_browser_lacks_is_said(in_the_browser: InTheBrowser) -> None:
    for source, (error, what) in LACKS.items():
        failure = json.loads(in_the_browser(source, "lacks.py"))["failure"]
        says = (
            f"The browser's Python has no {what}: run this program on your "
            "own machine (python lacks.py)"
        )
        if error.endswith("URLError"):
            says = f"<urlopen error {says}>"
        assert failure["message"] == f"{error}: {says}"
        assert failure["line"] == 1 + source.count("\n")


def test_of_a_group_each_exception_is_told() -> None:
    source = dedent(
        """
        import asyncio
        async def fail(error): raise error
        async def main():
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(ValueError("one")))
                group.create_task(fail(KeyError("two")))
        asyncio.run(main())
        """
    )
    assert json.loads(in_this_python(source))["failure"] == {
        "message": "ExceptionGroup: unhandled errors in a TaskGroup "
        "(2 sub-exceptions)\n"
        "  line 3: ValueError: one\n"
        "  line 3: KeyError: 'two'",
        "line": 3,
    }
    recording = recorded(source)
    assert Recording.from_json(recording.to_json()) == recording


def test_what_ends_a_process_ends_the_program(
    in_the_browser: InTheBrowser,
) -> None:
    for source, note in ENDS.items():
        for result in (
            in_this_python(source),
            in_the_browser(source, "ends.py"),
        ):
            told = json.loads(result)
            assert told["note"] == note
            lines = [line["text"] for line in told["recording"]["lines"]]
            assert lines == ["tea"]


def test_the_browser_does_not_hang_or_crash(
    in_the_browser: InTheBrowser,
) -> None:
    endless = json.loads(in_the_browser(ENDLESS, "endless.py"))
    assert (
        endless["note"]
        == "Output ends here: it has not ended after 3 s of real time."
    )
    stuck = json.loads(in_the_browser(STUCK, "stuck.py"))
    assert stuck["note"] == "It never ends"
    assert stuck["recording"]["lines"][0]["text"] == "waits"
    deep = json.loads(in_the_browser(DEEP, "deep.py"))["failure"]
    assert deep["message"].startswith("RecursionError: maximum recursion")


def test_the_browsers_python_is_seen_as_pythons_own(
    in_the_browser: InTheBrowser,
) -> None:
    there = json.loads(in_the_browser(OWN, "program.py"))
    lines = [line["text"] for line in there["recording"]["lines"]]
    assert lines == ["<built-in function sleep>", "set()", "Your name? "]


def test_what_cannot_be_stopped_is_told_all_the_same() -> None:
    endless = """
        while True:
            try: print()
            except: pass
        """
    ends = """
        import os
        try: os._exit(3)
        finally:
            while True: pass
        """
    for source, note in (
        (endless, "Output ends here: it prints more than 1,000 lines."),
        (ends, "exit status 3"),
    ):
        told = json.loads(in_this_python(dedent(source), run=DELIVERED))
        assert told["note"] == note


def test_the_browser_need_not_load_much() -> None:
    # Most take 50 ms or more there.
    heavy = {
        "concurrent.futures.process",
        "ctypes",
        "multiprocessing",
        "recorders.python.processes",
    }
    code = (
        "import sys\n"
        "sys.platform = 'emscripten'\n"
        "import recorders.python.browser\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not heavy & set(done.stdout.split())
