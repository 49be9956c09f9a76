"""No example leaves a trace in the next one, or in the build."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import linecache
import logging
import os
import random
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from recorders.python import record as recorder
from recorders.python.record import RecordingError, record
from recorders.recording import Recording


def run(program: str) -> Recording:
    return record(dedent(program), "program.py")


def state() -> dict[str, Any]:
    root = logging.getLogger()
    return {
        "modules": dict(sys.modules),
        "path": list(sys.path),
        "argv": sys.argv,
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "hooks": (sys.excepthook, sys.unraisablehook, threading.excepthook),
        "filters": list(warnings.filters),
        "handlers": (list(root.handlers), root.level),
        "loggers": [
            (name, logger.handlers, logger.level, logger.propagate)
            for name, logger in root.manager.loggerDict.items()
            if isinstance(logger, logging.Logger)
        ],
        "logging off": root.manager.disable,
        "environment": os.environ | {"PYTEST_CURRENT_TEST": ""},
        "folder": Path.cwd(),
        "limit": sys.getrecursionlimit(),
        "traceback": dict(vars(traceback)),
        "source lines": "program.py" in linecache.cache,
        "threads": set(threading.enumerate()),
        "policy": asyncio.events._event_loop_policy,  # type: ignore[attr-defined]
        "asyncio": dict(vars(asyncio)),
        "time": dict(vars(time)),
        "random": random.random,
        "Thread.start": threading.Thread.start,
        "loops": [o for o in gc.get_objects() if is_open_loop(o)],
        "gc": gc.get_freeze_count(),
    }


def is_open_loop(thing: object) -> bool:
    return isinstance(thing, asyncio.BaseEventLoop) and not thing.is_closed()


@pytest.fixture
def unchanged() -> Iterator[None]:
    run("import asyncio, random, json")  # what is imported once, stays
    before = state()
    yield
    after = state()
    for name in before:
        assert after[name] == before[name], name


MESSES = {
    "modules": """
        import sys, types
        sys.modules["leak"] = types.ModuleType("leak")
        sys.modules["json"] = types.ModuleType("json")
        import wave
        """,
    "functions": """
        import asyncio, builtins, random, time
        async def no_sleep(*args): pass
        asyncio.sleep = no_sleep
        time.sleep = time.monotonic = lambda *args: 0
        random.random = lambda: 0.5
        asyncio.leaked = no_sleep
        """,
    "warnings, streams and hooks": """
        import sys, warnings
        warnings.simplefilter("ignore")
        sys.excepthook = sys.unraisablehook = print
        sys.stdout = sys.stderr = None
        sys.argv = ["x"]
        sys.path.insert(0, "/leak")
        """,
    "logging": """
        import logging
        logging.basicConfig(level=logging.DEBUG)
        logging.info("to the standard error")
        logging.getLogger("shop").addHandler(logging.StreamHandler())
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)
        logging.getLogger("asyncio").propagate = False
        logging.disable()
        """,
    "the process": """
        import os, sys
        os.environ["LEAK"] = "1"
        del os.environ["PATH"]
        os.chdir("/")
        sys.setrecursionlimit(5000)
        """,
    "loops": """
        import asyncio
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        async def wait(): await asyncio.sleep(1)
        task = loop.create_task(wait())
        loop.run_until_complete(asyncio.sleep(0))
        """,
    "threads": """
        import threading, time
        from concurrent.futures import ThreadPoolExecutor
        pool = ThreadPoolExecutor()
        pool.submit(time.sleep, 0.1)
        threading.Thread(target=time.sleep, args=(0.1,)).start()
        """,
    "an error": "import asyncio\nasyncio.run(1 / 0)",
    "an exit": "import sys\nsys.exit(3)",
    "a deadlock": """
        import asyncio
        async def main(): await asyncio.Event().wait()
        asyncio.run(main())
        """,
}


@pytest.mark.parametrize("mess", MESSES)
def test_nothing_is_left_behind(mess: str, unchanged: None) -> None:
    run(MESSES[mess])


def test_one_example_does_not_reach_the_next() -> None:
    for mess in MESSES.values():
        run(mess)
    recording = run(
        """
        import asyncio, json, random, sys
        asyncio.run(asyncio.sleep(0.1))
        print("leak" in sys.modules, hasattr(asyncio, "leaked"))
        print(json.dumps([1]), random.random() == 0.5, sys.argv)
        """
    )
    assert recording.printed() == "False False\n[1] False ['']\n"
    assert recording.duration == 0.1


def test_a_loop_that_runs_already_is_not_disturbed() -> None:
    async def build() -> str:
        mine = asyncio.get_running_loop()
        before = asyncio.current_task()
        recording = run("import asyncio\nasyncio.run(asyncio.sleep(1))")
        assert recording.duration == 1
        assert asyncio.get_running_loop() is mine
        assert asyncio.current_task() is before
        await asyncio.sleep(0)
        return "built"

    assert asyncio.run(build()) == "built"


def test_a_callback_of_a_loop_may_record() -> None:
    recordings = []

    async def build() -> None:
        program = "import asyncio\nasyncio.run(asyncio.sleep(1))"
        loop = asyncio.get_running_loop()
        # There, no task is the current one.
        loop.call_soon(lambda: recordings.append(run(program)))
        await asyncio.sleep(0)

    asyncio.run(build())
    assert [recording.duration for recording in recordings] == [1]


def test_a_loop_that_was_set_stays_set() -> None:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        run("import asyncio\nasyncio.run(asyncio.sleep(1))")
        assert asyncio.get_event_loop() is loop
    finally:
        asyncio.set_event_loop(None)
        loop.close()


def test_context_variables_are_not_shared() -> None:
    variable = contextvars.ContextVar("variable", default="before")
    builtins: Any = sys.modules["builtins"]
    builtins.variable = variable
    try:
        run("variable.set('after')")
    finally:
        del builtins.variable
    assert variable.get() == "before"


def test_other_threads_keep_their_clock_and_their_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seconds: list[float] = []
    began, done = threading.Event(), threading.Event()

    def other() -> None:
        began.wait(10)
        start = time.perf_counter()
        time.sleep(0.1)
        seconds.append(time.perf_counter() - start)
        print("from elsewhere")
        done.set()

    thread = threading.Thread(target=other)
    thread.start()
    builtins: Any = sys.modules["builtins"]
    builtins.began, builtins.done = began, done
    try:
        recording = run(
            """
            import time
            began.set()
            time.sleep(99)
            done.wait(10)
            """
        )
    finally:
        del builtins.began, builtins.done
        thread.join()
    assert 0.05 < seconds[0] < 60
    assert recording.lines == []
    assert "from elsewhere" in capsys.readouterr().out


def stopped(program: str) -> RecordingError:
    with pytest.raises(RecordingError) as caught:
        run(program)
    return caught.value


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "SECONDS_AT_MOST", 1.0)


HANGS: dict[str, Callable[[RecordingError], bool]] = {
    "while True:\n    pass": lambda e: e.line in (1, 2),
    "while True:\n  try:\n    pass\n  except Exception:\n    pass": (
        lambda e: e.line is not None
    ),
    "import threading\nthreading.Event().wait()": lambda e: e.line == 2,
    "import asyncio\nasync def main():\n    while True:\n"
    "        await asyncio.sleep(0)\nasyncio.run(main())": lambda e: True,
    "import threading\ndef spin():\n    while True:\n        pass\n"
    "threading.Thread(target=spin, daemon=True).start()": lambda e: True,
}


@pytest.mark.parametrize("program", HANGS, ids=range(len(HANGS)))
def test_a_program_that_hangs_is_stopped(
    program: str, short: None, unchanged: None
) -> None:
    error = stopped(program)
    assert "it has not ended after 1 s of real time" in str(
        error
    ) or "running" in str(error)
    assert HANGS[program](error)


def test_a_program_that_floods_is_stopped(unchanged: None) -> None:
    error = stopped(
        "import itertools\nfor n in itertools.count():\n    print(n)"
    )
    assert str(error) == "it prints more than 200 lines"
    assert error.line == 3


def test_a_flood_from_a_task_is_stopped(unchanged: None) -> None:
    error = stopped(
        """\
        import asyncio
        async def main():
            while True:
                print("again")
                await asyncio.sleep(1)
        asyncio.run(main())
        """
    )
    assert error.line == 4


def test_a_flood_without_lines_is_stopped(unchanged: None) -> None:
    for program in (
        'while True:\n    print("x", end="")',
        'print("x" * 10**8)',
        'import sys\nfor _ in range(10**8):\n    sys.stderr.write("é" * 999)',
    ):
        error = stopped(program)
        assert str(error) == "it prints more than 100,000 characters"
        assert error.line is not None
        (line,) = error.recording.lines
        assert len(line.text) == 100_000


def test_what_a_stopped_program_did_is_known() -> None:
    error = stopped(
        """\
        import asyncio
        async def main():
            for n in range(1000):
                await asyncio.sleep(1)
                print(n)
        asyncio.run(main())
        """
    )
    recording = error.recording
    assert [line.text for line in recording.lines] == [
        str(n) for n in range(recorder.LINES_AT_MOST)
    ]
    assert recording.duration == recorder.LINES_AT_MOST + 1
    assert (recording.tasks[0].coroutine, recording.failure) == ("main", None)


def test_more_lines_can_be_allowed() -> None:
    program = "for n in range({}): print(n)"
    assert len(record(program.format(300), "program.py", 300).lines) == 300
    with pytest.raises(RecordingError, match="more than 1,000 lines"):
        record(program.format(1001), "program.py", 1000)


ENDLESS = {
    "timers": """
        import asyncio
        async def main():
            while True:
                await asyncio.sleep(1)
        asyncio.run(main())
        """,
    "callbacks": """
        import asyncio
        def again():
            asyncio.get_running_loop().call_soon(again)
        async def main():
            again()
            await asyncio.Event().wait()
        asyncio.run(main())
        """,
    "tasks": """
        import asyncio
        async def nothing(): pass
        async def main():
            while True:
                await asyncio.create_task(nothing())
        asyncio.run(main())
        """,
    "blocking": "import time\nwhile True: time.sleep(1)",
    "sockets": """
        import asyncio
        async def main():
            async with await asyncio.start_server(print, "127.0.0.1") as server:
                await server.serve_forever()
        asyncio.run(main())
        """,
}


@pytest.mark.parametrize("what", ENDLESS)
def test_it_is_stopped_where_no_signal_comes(what: str, short: None) -> None:
    errors = []

    def in_a_thread() -> None:
        errors.append(stopped(ENDLESS[what]))

    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    assert str(errors[0]) == "it has not ended after 1 s of real time"
    # However often it goes round.
    assert len(errors[0].recording.to_json()) < 2_000_000


def test_only_the_programs_lines_are_in_its_tracebacks() -> None:
    recording = run(
        """
        import asyncio, sys, traceback

        async def work():
            raise ValueError

        async def main():
            try:
                await asyncio.create_task(work())
            except ValueError:
                print(traceback.format_exc())
                traceback.print_exc(file=sys.stdout)

        asyncio.run(main())
        """
    )
    assert "sidebyside" not in recording.printed()
    # The lines are quoted, though no such file exists.
    assert recording.printed().count("    raise ValueError\n") == 2
