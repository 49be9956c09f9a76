"""Has programs recorded and drawn: side by side, kept by content."""

from __future__ import annotations

import concurrent.futures
import contextlib
import functools
import hashlib
import logging
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from recorders.recording import Failure, Recording

from . import cache
from .drawing import PAINTER, drawings
from .example import ExampleError, Program
from .languages import PYTHON, ROOT
from .run import run_process, variables_of

# A record of level ERROR under "mkdocs" fails a strict build.
_log = logging.getLogger("mkdocs.plugins.sidebyside")

RECORDER = ("-m", f"recorders.{PYTHON.slug}")
_SECONDS_AT_MOST = 12.0  # one that is recorded ends by itself after 10
_QUIET = 1.0  # seconds until progress is told
_SAVED = Failure("it was saved while it was recorded", None)

_lock = threading.Lock()  # pages may be rendered from several threads
_made: dict[str, Recording | Failure] = {}
_drawn: dict[str, str] = {}


def recording_of(program: Program) -> Recording:
    """Return the recording of a Python program.

    The first call has all programs of the examples beside it recorded, too, on
    all processors: most are on a page. What was recorded is kept until
    the program, the recorder or Python changes.

    Raises:
        ExampleError: it hangs, floods, or ends its process.
    """
    with _lock:
        key = key_of(program)
        if key not in _made:
            _record_all(_beside(program) | {key: program})
        made = _made.get(key, _SAVED)
    if isinstance(made, Recording) and made.stopped:
        made = made.stopped
    if isinstance(made, Failure):
        line = f":{made.line}" if made.line else ""
        raise ExampleError(f"{program.where}{line}: {made.message}")
    return made


def timeline_of(program: Program) -> str:
    """Return the timeline of a Python program's recording, as an SVG.

    The ids in it begin with the program's name. The first call has those of all
    programs beside it drawn, too.

    Raises:
        ExampleError: there is no recording, or nothing that draws.
    """
    recording_of(program)
    with _lock:
        key = key_of(program)
        if key not in _drawn:
            _draw_all(_beside(program) | {key: program})
        if key not in _drawn:
            raise ExampleError(f"{program.where}: {_SAVED.message}")
        return _drawn[key]


def _beside(program: Program) -> dict[str, Program]:
    """Return the Python programs of the examples beside one, by their keys."""
    found = {}
    for path in program.path.parent.parent.glob(f"*/*.{PYTHON.suffix}"):
        if path.stem == path.parent.name:
            beside = Program(PYTHON, path, path)
            with contextlib.suppress(OSError):  # has gone, or is no file
                found[key_of(beside)] = beside
    return found


def _record_all(programs: dict[str, Program]) -> None:
    """Record programs, given by their keys, that are not recorded yet."""
    new = {}
    for key, program in programs.items():
        if key not in _made:
            if kept := _parsed(cache.read(f"{key}.json")):
                _made[key] = kept
            else:
                new[key] = program
    began = told = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(record, p.path): key for key, p in new.items()}
        try:
            ended = concurrent.futures.as_completed(jobs)
            for count, job in enumerate(ended, 1):
                key = jobs[job]
                made = job.result()
                with contextlib.suppress(OSError):  # it has gone
                    if key_of(new[key]) != key:
                        continue  # it was saved meanwhile
                _made[key] = made
                if isinstance(made, Recording) and not made.stopped:
                    cache.keep(f"{key}.json", made.to_json())
                now = time.monotonic()
                if now - told > _QUIET or (count == len(jobs) and told > began):
                    _log.info("recorded %d of %d programs", count, len(jobs))
                    told = now
        except BaseException:  # Ctrl-C: only what has begun is waited for
            pool.shutdown(cancel_futures=True)
            raise
    if new:
        cache.tidy()


def _draw_all(programs: dict[str, Program]) -> None:
    """Draw what was recorded of programs, given by their keys."""
    new = []
    for key, program in programs.items():
        recording = _made.get(key)
        if isinstance(recording, Recording) and not recording.stopped:
            kept = cache.read(f"{key}-{_painter()}.svg")
            if kept is None:
                new.append((key, recording, program.path.stem))
            else:
                _drawn[key] = kept
    svgs = drawings((recording, name, None) for _, recording, name in new)
    for (key, *_), svg in zip(new, svgs, strict=True):
        _drawn[key] = svg
        cache.keep(f"{key}-{_painter()}.svg", svg)


@functools.cache
def _painter() -> str:
    content = b"".join(path.read_bytes() for path in PAINTER)
    return hashlib.sha256(content).hexdigest()[:16]


def _parsed(text: str | None) -> Recording | None:
    """Return the recording that a text holds; None, if it holds none, whole."""
    try:
        return Recording.from_json(text) if text else None
    except (AttributeError, LookupError, TypeError, ValueError):
        return None


def record(path: Path) -> Recording | Failure:
    """Record a program in a process of its own, whatever it does there.

    Returns:
        the recording, or why there is none.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "recording.json"
        said, status = run_recorder(
            RECORDER, (path, out), seconds=_SECONDS_AT_MOST
        )
        # A program can do anything to its process, and to that file.
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if made := _parsed(out.read_text("utf-8")):
                return made
    if status is None:
        # It ends with the frames of the main thread, the innermost one first.
        frame = rf'File "{re.escape(str(path))}", line (\d+)'
        at = re.search(frame, said.rpartition("\nThread ")[2])
        return Failure("it hangs", int(at[1]) if at else None)
    message = f"it ends the process that records it (exit status {status})"
    return Failure(message, None)


def run_recorder(
    command: Iterable[str],
    arguments: Iterable[object],
    seconds: float,
    python: tuple[str, ...] = (sys.executable,),
) -> tuple[str, int | None]:
    """Run what records Python programs, in a process of its own.

    What a program's own processes have in their environment is that of a run.

    Args:
        command: the arguments of Python that run it.
        arguments: its own.
        seconds: how long it may take.
        python: what runs it.

    Returns:
        what it wrote, and its exit status; None: it ran for too long.
    """
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON")  # warnings, debugging: the reader's
    }
    return run_process(
        (*python, *command, *map(str, arguments)),
        folder=ROOT,
        variables=variables | variables_of(PYTHON) | {"PYTHONHASHSEED": "0"},
        seconds=seconds,
        ends_all=True,
    )


def key_of(program: Program, more: bytes = b"") -> str:
    """Return what is kept of a program under: all that it depends on.

    Args:
        program: the program.
        more: what else it depends on.
    """
    content = hashlib.sha256(_recorder() + more)
    content.update(program.path.name.encode() + b"\0")
    content.update(program.path.read_bytes())
    return content.hexdigest()


@functools.cache
def _recorder() -> bytes:
    content = hashlib.sha256(sys.version.encode())
    folder = ROOT / "recorders"
    for path in sorted([*folder.glob("*.py"), *folder.glob("python/*.py")]):
        content.update(path.read_bytes())
    return content.digest()
