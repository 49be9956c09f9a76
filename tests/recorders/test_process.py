"""Nothing that one program did reaches another, and none gets away."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from recorders.python.record import LINES_AT_MOST
from recorders.recording import Failure, Recording
from sidebyside import cache, recordings
from sidebyside.example import ExampleError, Program
from sidebyside.languages import PYTHON, ROOT
from sidebyside.transcript import difference, recorded_lines

from ..realtime import again_when_it_rests
from ..recorded import printed, recorded

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


def program(folder: Path, name: str, text: str) -> Program:
    """Write a program of an example."""
    path = folder / name / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(dedent(text), "utf-8")
    return Program(PYTHON, path, path)


@pytest.fixture
def new_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where recordings are kept; nothing is there."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "cache")
    monkeypatch.setattr(recordings, "_made", {})
    return tmp_path / "cache"


CLEAN = """
    import asyncio, json, random, sys, threading
    asyncio.run(asyncio.sleep(0.1))
    print("leak" in sys.modules, hasattr(asyncio, "leaked"))
    print(json.dumps([1]), random.random() == 0.5, threading.active_count())
    """


def test_nothing_reaches_the_programs_beside(
    tmp_path: Path, new_cache: Path
) -> None:
    for number, mess in enumerate(MESSES.values()):
        program(tmp_path, f"mess-{number}", mess)
    clean = program(tmp_path, "clean", CLEAN)
    before = Path.cwd()
    recording = recordings.recording_of(clean)
    assert "leak" not in sys.modules
    assert Path.cwd() == before
    assert printed(recording) == "False False\n[1] False 1\n"
    assert recording.duration == 0.1
    # All were recorded at once.
    assert len([*new_cache.glob("*.json")]) == len(MESSES) + 1


def test_what_did_not_change_is_not_recorded_again(
    tmp_path: Path, new_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = program(tmp_path, "one", "print(1)")
    first = recordings.recording_of(one)
    monkeypatch.setattr(recordings, "_made", {})  # as in another process
    monkeypatch.setattr(recordings, "RECORDER", ("-c", "1 / 0"))
    assert recordings.recording_of(one) == first
    one.path.write_text("print(2)", "utf-8")
    with pytest.raises(ExampleError, match="ends the process"):
        recordings.recording_of(one)


def test_a_damaged_recording_is_made_anew(
    tmp_path: Path, new_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = program(tmp_path, "one", "print(1)")
    first = recordings.recording_of(one)
    [kept] = new_cache.glob("*.json")
    for text in (kept.read_text("utf-8")[:40], '{"version": 0}'):
        kept.write_text(text, "utf-8")
        monkeypatch.setattr(recordings, "_made", {})
        assert recordings.recording_of(one) == first


def test_each_wrong_program_is_told(tmp_path: Path, new_cache: Path) -> None:
    wrong = {
        "floods": ("while True:\n    print()", ":2: it prints more than 200"),
        "crashes": (
            "import ctypes\nctypes.string_at(0)",
            ": it ends the process that",
        ),
    }
    for name, (text, says) in wrong.items():
        made = program(tmp_path, name, text)
        with pytest.raises(ExampleError) as caught:
            recordings.recording_of(made)
        assert f"{name}.py{says}" in str(caught.value)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let programs run for one second at most."""
    script = (
        "from recorders.python import __main__, record\n"
        "record.SECONDS_AT_MOST = 1\n"
        "__main__.main()"
    )
    monkeypatch.setattr(recordings, "RECORDER", ("-c", script))
    monkeypatch.setattr(recordings, "_SECONDS_AT_MOST", 3.0)


HANGS: dict[str, set[int | None]] = {
    "while True:\n    pass": {1, 2},
    "while True:\n  try:\n    pass\n  except BaseException:\n    pass": {
        1,
        2,
        3,
    },
    "import signal\nsignal.signal(signal.SIGALRM, print)\nwhile True: pass": {
        3
    },
    "import re\nre.match(r'(a+)+b', 'a' * 40)": {2},
}


@pytest.mark.parametrize("text", HANGS, ids=range(len(HANGS)))
@again_when_it_rests
def test_a_program_that_hangs_is_ended(
    text: str, short: None, tmp_path: Path
) -> None:
    made = recordings.record(program(tmp_path, "hangs", text).path)
    assert isinstance(made, Failure)
    assert made.message == "it hangs"
    assert made.line in HANGS[text]


def test_what_hangs_ends_where_nobody_is_left_to_end_it(tmp_path: Path) -> None:
    script = (
        "from recorders.python import __main__\n"
        "__main__.WORK_AT_MOST = 1\n"
        "__main__.main()"
    )
    path = program(tmp_path, "hangs", "while True: pass").path
    command = [sys.executable, "-c", script, str(path), str(tmp_path / "out")]
    assert subprocess.run(command, cwd=ROOT, timeout=60).returncode < 0


@pytest.mark.skipif(
    not Path("/proc/self/schedstat").exists(), reason="only Linux tells it"
)
def test_a_program_that_lacks_a_processor_does_not_hang(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Beside another one, of ten times its weight, on one processor.
    script = (
        "import os, subprocess, sys\n"
        "os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])\n"
        "subprocess.Popen([sys.executable, '-c', 'while True: pass'])\n"
        "os.nice(10)\n"
        "from recorders.python import __main__, record\n"
        "record.SECONDS_AT_MOST = 1\n"
        "__main__.main()"
    )
    monkeypatch.setattr(recordings, "RECORDER", ("-c", script))
    monkeypatch.setattr(recordings, "_SECONDS_AT_MOST", 2.0)
    text = "for _ in range(20):\n    sum(range(500_000))\nprint()"
    began = time.perf_counter()
    made = recordings.record(program(tmp_path, "starved", text).path)
    assert time.perf_counter() - began > 2
    assert isinstance(made, Recording), made
    assert made.stopped is None


@again_when_it_rests
def test_a_program_that_waits_for_a_thread_is_ended(short: None) -> None:
    waits = "import threading\nprint()\nthreading.Event().wait()"
    assert recorded(waits).status is None  # it never ends
    recording = recorded(
        """\
        import threading

        def spin():
            while True:
                pass

        threading.Thread(target=spin).start()
        print()
        """
    )
    assert recording.stopped
    assert recording.stopped.message.startswith("it has not ended")


def test_a_program_that_floods_is_stopped() -> None:
    recording = recorded(
        "import itertools\nfor n in itertools.count():\n    print(n)"
    )
    assert recording.stopped == Failure("it prints more than 200 lines", 3)


def test_a_flood_from_a_task_is_stopped() -> None:
    recording = recorded(
        """\
        import asyncio
        async def main():
            while True:
                print("again")
                await asyncio.sleep(1)
        asyncio.run(main())
        """
    )
    assert recording.stopped and recording.stopped.line == 4


@pytest.mark.parametrize(
    "text",
    [
        'while True:\n    print("x", end="")',
        'print("x" * 10**8)',
        'import sys\nfor _ in range(10**8):\n    sys.stderr.write("é" * 999)',
    ],
)
@again_when_it_rests
def test_a_flood_without_lines_is_stopped(text: str) -> None:
    recording = recorded(text)
    assert recording.stopped
    assert recording.stopped.message == "it prints more than 100,000 characters"
    assert recording.stopped.line is not None
    (line,) = recording.lines
    assert len(line.text) == 100_000


FLOODS = {
    "a child that is waited for": (
        'import subprocess\nprint("tea")\nsubprocess.run(["yes", "y"])'
    ),
    "a child of a loop": """\
        import asyncio
        async def main():
            print("tea")
            child = await asyncio.create_subprocess_exec("yes")
            await child.wait()
        asyncio.run(main())
        """,
    "a copy of the process": """\
        import os
        print("tea", flush=True)
        if not os.fork():
            while True:
                print("y")
        os.wait()
        """,
    "one that catches all": """\
        print("tea")
        while True:
            try:
                print("y")
            except BaseException:
                pass
        """,
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it forks")
@pytest.mark.parametrize("what", FLOODS)
@again_when_it_rests
def test_whoever_floods_is_stopped(what: str) -> None:
    began = time.monotonic()
    recording = recorded(FLOODS[what])
    assert time.monotonic() - began < 8
    assert recording.stopped and recording.stopped.line
    assert recording.stopped.message == "it prints more than 200 lines"
    texts = [line.text for line in recording.lines]
    assert texts == ["tea", *["y"] * (LINES_AT_MOST - 1)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it has children")
def test_a_line_is_of_the_stream_and_task_that_ended_it() -> None:
    recording = recorded(
        """\
        import asyncio, os, subprocess, sys
        async def main():
            print("loading ", end="")
            await asyncio.sleep(0.1)
            print("careful", file=sys.stderr)
            subprocess.run("echo out; echo err >&2; echo end", shell=True)
            subprocess.run("echo err >&2", shell=True)
            os.write(2, b"own ")
            os.write(1, b"write\\n")
        asyncio.run(main())
        """
    )
    lines = recording.lines
    assert [(line.text, line.stream) for line in lines] == [
        ("loading careful", "stderr"),
        ("out", "stdout"),
        ("err", "stdout"),  # or the other: both wrote before anybody looked
        ("end", "stdout"),
        ("err", "stderr"),
        ("own write", "stdout"),
    ]
    assert [line.line for line in lines] == [5, None, None, None, None, 9]
    assert [line.task for line in lines] == [0, None, None, None, None, 0]
    assert {line.time for line in lines} == {0.1}


def test_what_a_stopped_program_did_is_known() -> None:
    recording = recorded(
        """\
        import asyncio
        async def main():
            for n in range(1000):
                await asyncio.sleep(1)
                print(n)
        asyncio.run(main())
        """
    )
    assert [line.text for line in recording.lines] == [
        str(n) for n in range(LINES_AT_MOST)
    ]
    assert recording.duration == LINES_AT_MOST + 1
    assert (recording.tasks[0].coroutine, recording.failure) == ("main", None)


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
@again_when_it_rests
def test_what_goes_round_for_ever_is_stopped(
    what: str, short: None, tmp_path: Path
) -> None:
    made = recordings.record(program(tmp_path, "endless", ENDLESS[what]).path)
    assert isinstance(made, Recording) and made.stopped
    assert made.stopped.message == "it has not ended after 1 s of real time"
    # However often it goes round.
    assert len(made.to_json()) < 3_000_000


def test_only_the_programs_lines_are_in_its_tracebacks() -> None:
    recording = recorded(
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
    assert "recorders" not in printed(recording)
    # The lines are quoted, though no such file exists.
    assert printed(recording).count("    raise ValueError\n") == 2


def test_no_folder_of_this_machine_is_in_a_traceback() -> None:
    recording = recorded(
        """
        import asyncio

        async def main():
            asyncio.get_running_loop().call_soon(int, "tea")
            await asyncio.sleep(0)

        asyncio.run(main())
        """
    )
    assert '  File "asyncio/events.py", line ' in printed(recording)
    assert str(Path(asyncio.__file__).parents[1]) not in printed(recording)


def test_it_is_a_command(tmp_path: Path) -> None:

    out = tmp_path / "recording.json"
    texts = set()
    for number in range(2):  # where strings are hashed at random, too
        path = tmp_path / f"{number}.py"
        path.write_text("print({'a', 'b', 'c', 'd', 'e', 'f'})", "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "recorders.python", path, out],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        texts.add(json.loads(out.read_text("utf-8"))["lines"][0]["text"])
    assert len(texts) == 1
    done = subprocess.run(
        [sys.executable, "-m", "recorders.python", tmp_path / "no.py", out],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "No such file" in done.stderr and "no.py" in done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it forks")
def test_a_copy_of_the_process_writes_no_recording(tmp_path: Path) -> None:
    made = program(
        tmp_path,
        "forks",
        """
        import os
        waits, goes = os.pipe()
        child = os.fork()
        if not child:
            os.read(waits, 1)
        print("parent" if child else "child")
        if child:
            os.write(goes, b".")
            os.waitpid(child, 0)
        """,
    )
    recording = recordings.record(made.path)
    assert isinstance(recording, Recording)
    assert printed(recording) == "parent\nchild\n"


@pytest.mark.parametrize("text", ["[]", "null", '{"version": 1, "lines": 3}'])
def test_what_is_no_recording_is_made_anew(
    text: str,
    tmp_path: Path,
    new_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = program(tmp_path, "one", "print(1)")
    first = recordings.recording_of(one)
    [kept] = new_cache.glob("*.json")
    kept.write_text(text, "utf-8")
    monkeypatch.setattr(recordings, "_made", {})
    assert recordings.recording_of(one) == first


def test_without_a_place_to_keep_them_programs_are_recorded(
    tmp_path: Path, new_cache: Path
) -> None:
    new_cache.write_text("a file", "utf-8")
    one = program(tmp_path, "one", "print(1)")
    assert printed(recordings.recording_of(one)) == "1\n"
    assert new_cache.read_text("utf-8") == "a file"


def test_what_cannot_be_read_takes_no_other_with_it(
    tmp_path: Path, new_cache: Path
) -> None:
    (tmp_path / "folder/folder.py").mkdir(parents=True)
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone/gone.py").symlink_to("nowhere")
    program(
        tmp_path,
        "breaks",
        "import recorders.recording\n"
        "recorders.recording.Recording.to_json = lambda _: '{}'",
    )
    one = program(tmp_path, "one", "print(1)")
    assert printed(recordings.recording_of(one)) == "1\n"


@again_when_it_rests
def test_ctrl_c_begins_no_other_program(
    tmp_path: Path, new_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = [program(tmp_path, f"n{n}", f"print({n})") for n in range(50)]
    begun = []

    def interrupted(path: Path) -> Recording | Failure:
        begun.append(path)
        time.sleep(0.05)
        raise KeyboardInterrupt

    monkeypatch.setattr(recordings, "record", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recordings.recording_of(programs[0])
    assert len(begun) < len(programs)
    assert not [*new_cache.glob("*")]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no signal 0")
def test_what_a_program_leaves_running_is_ended(tmp_path: Path) -> None:
    recording = recordings.record(
        program(
            tmp_path,
            "leaves",
            """
            import subprocess, sys
            child = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            print(child.pid)
            """,
        ).path
    )
    assert isinstance(recording, Recording)
    pid = int(recording.lines[0].text)
    stat = Path(f"/proc/{pid}/stat")
    for _ in range(100):
        try:
            os.kill(pid, 0)
            if Path("/proc").is_dir() and " Z " in stat.read_text():
                return  # ended, and nobody has asked how
        except (ProcessLookupError, FileNotFoundError):
            return
        time.sleep(0.05)
    pytest.fail("it still runs")


def test_threads_that_start_threads_at_the_end_are_waited_for() -> None:
    recording = recorded(
        """
        import threading, time

        def again(count):
            time.sleep(0.05)
            print(count)
            if count:
                threading.Thread(target=again, args=[count - 1]).start()

        threading.Thread(target=again, args=[3]).start()
        """
    )
    assert (printed(recording), recording.status) == ("3\n2\n1\n0\n", 0)


def test_a_timer_that_never_fires_is_none() -> None:
    recording = recorded(
        """
        import asyncio, math

        async def main():
            await asyncio.sleep(1)
            await asyncio.sleep(math.inf)

        asyncio.run(main())
        """
    )
    assert (recording.status, recording.duration) == (None, 1.0)
    json.loads(recording.to_json(), parse_constant=pytest.fail)


def test_what_is_saved_while_it_is_recorded_is_said(
    tmp_path: Path, new_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = program(tmp_path, "one", "print(1)")
    real = recordings.record

    def record_and_save(path: Path) -> Recording | Failure:
        made = real(path)
        path.write_text("print(2)", "utf-8")
        return made

    with monkeypatch.context() as patch:
        patch.setattr(recordings, "record", record_and_save)
        with pytest.raises(ExampleError, match="saved while it was recorded"):
            recordings.recording_of(one)
    assert not [*new_cache.glob("*.json")]
    assert printed(recordings.recording_of(one)) == "2\n"
    one.path.write_text("print(1)", "utf-8")
    assert printed(recordings.recording_of(one)) == "1\n"


def test_only_a_newline_ends_a_line(tmp_path: Path, new_cache: Path) -> None:
    one = program(tmp_path, "one", r"print('10%\r20%\f30%\u202840%')")
    path = one.path.with_name("output.txt")
    path.write_bytes("10%\r20%\f30%\u202840%\n".encode())
    shown = dataclasses.replace(one, transcript=path)
    recording = recordings.recording_of(one)
    lines = [text for text, _ in recorded_lines(recording)]
    assert difference(shown, lines) is None
