"""Runs a Python program on a virtual clock and notes what happens in it."""

from __future__ import annotations

import codecs
import contextlib
import dataclasses
import functools
import gc
import io
import json
import os
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..recording import (
    MESSAGE_AT_MOST,
    NAME_AT_MOST,
    Block,
    Failure,
    Line,
    Recording,
    cut,
    without_addresses,
)
from .clock import Clock, Deadlock, Stopped
from .loop import put_in_place
from .tasks import (
    WAITS_AT_MOST,
    current_task,
    give_sets_one_order,
    is_a_packages,
    leave_out,
    line_of,
    watched,
)

SECONDS_AT_MOST = 10.0  # on the real clock
LINES_AT_MOST = 200
CHARACTERS_AT_MOST = 100_000
PARTS_AT_MOST = 10  # of an exception group, and the groups in it
# Of all names, as JSON: so, no recording has more than 10,000,000 characters.
NAMES_AT_MOST = 2_000_000

_HERE = f"{Path(__file__).parent}{os.sep}"
_LIBRARY = f"{Path(os.__file__).parent}{os.sep}"  # Python's own
_real_time = time.monotonic
_dumps = json.dumps


def record(
    path: Path,
    lines_at_most: int = LINES_AT_MOST,
    stretch: Callable[[float], float] | None = None,
) -> Recording:
    """Run a program, in its folder, as `python FILE` would.

    It is run in this process, in which nothing is put back afterwards: a
    process can record one program.

    Args:
        path: the program.
        lines_at_most: how many lines it may print.
        stretch: returns how long (seconds) each delay takes (seconds); by
            default, as long as it says.

    Returns:
        what it did; the same program gives the same recording. One that runs
        longer than SECONDS_AT_MOST, or prints more than `lines_at_most` lines
        or CHARACTERS_AT_MOST, is stopped when it does something that is
        recorded, and the recording says so.

    Raises:
        OSError: the program cannot be read.
    """
    return _Recorder(path.resolve(), lines_at_most, stretch).record()


class _Recorder:
    """Runs one program; the observer of its clock."""

    def __init__(
        self,
        path: Path,
        lines_at_most: int,
        stretch: Callable[[float], float] | None,
    ) -> None:
        self.filename = str(path)
        self.folder = f"{path.parent}{os.sep}"
        self.lines_at_most = lines_at_most
        self.characters_left = CHARACTERS_AT_MOST
        self.names_left = NAMES_AT_MOST
        self.recording = Recording()
        self.packages: set[int] = set()  # the indexes of tasks that they made
        self.clock = Clock(self)
        if stretch:
            self.clock.stretch = stretch
        self.deadline = _real_time() + SECONDS_AT_MOST

    def record(self) -> Recording:
        """Run the program and return what it did."""
        recording = self.recording
        source = Path(self.filename).read_bytes()
        main = types.ModuleType("__main__")
        main.__dict__.update(__file__=self.filename)
        sys.modules["__main__"] = main
        sys.argv = [self.filename]
        sys.path[0] = os.path.dirname(self.filename)  # noqa: PTH120
        os.chdir(sys.path[0])
        outputs = [_Output(self, "stdout"), _Output(self, "stderr")]
        sys.stdin = io.StringIO()
        sys.stdout, sys.stderr = (output.as_text() for output in outputs)
        put_in_place(self.clock)
        give_sets_one_order(self.clock)
        _leave_own_frames_out()
        # Python 3.12 warns of the thread that ends what hangs, if it forks.
        warnings.filterwarnings("ignore", "This process .* multi-threaded")
        # When garbage is found depends on how much was made before, which is
        # more where a module had to be compiled.
        gc.collect()
        gc.freeze()
        try:
            code = compile(source, self.filename, "exec", dont_inherit=True)
            _execute(code, main.__dict__)
            self._wait_for_threads()
        except Deadlock:
            recording.status = None
        except SystemExit as end:
            recording.status = _exit_status(end)
        except BaseException as error:
            recording.status = 1
            parts = iter(range(PARTS_AT_MOST))
            recording.failure = self._failure(error, parts)
        if not self.clock.ours():  # a copy of the process that the program made
            os._exit(recording.status or 0)
        for loop in self.clock.loops:
            if not loop.is_closed() and not loop.is_running():
                loop.close()
        if recording.stopped:  # what it left could go on as it is collected
            recording.failure = None
        else:  # as at the end of a process: what was left open says so now
            main.__dict__.clear()
            gc.collect()
        for output in outputs:
            output.finish()
        leave_out(recording, self.packages)
        for task in recording.tasks:
            task.name = self.named(task.name)
            task.coroutine = self.named(task.coroutine)
            task.arguments = [*map(self.named, task.arguments)]
            for wait in task.waits:
                wait.on = self.named(wait.on)
        json.dumps = _dumps  # the program may have put another there
        recording.duration = self.clock.now
        recording.outside = sorted(self.clock.outside)
        return recording

    def turn(self) -> None:
        """End a program that is to be stopped, or runs for too long."""
        if self.recording.stopped or _real_time() > self.deadline:
            self.stop(
                f"it has not ended after {SECONDS_AT_MOST:.0f} s of real time"
            )

    def blocked(self, start: float, end: float) -> None:
        """Note a time (seconds) in which a call blocked the main thread."""
        self.turn()
        del self.recording.blocks[WAITS_AT_MOST - 1 :]
        self.recording.blocks.append(
            Block(start, end, current_task(), line_of(self.filename))
        )

    def task(self, coro: Any, name: str) -> Any:
        """Note a new task; return its coroutine, watched."""
        if is_a_packages(coro):
            self.packages.add(len(self.recording.tasks))
        return watched(coro, name, self.clock, self.recording, self.filename)

    def stop(self, why: str) -> None:
        """End the program, for a reason that is not its own."""
        if self.recording.stopped is None:
            self.recording.stopped = Failure(why, line_of(self.filename))
        raise Stopped(why)

    def portable(self, text: str) -> str:
        """Return a text without what differs from machine to machine."""
        text = text.replace(self.folder, "").replace(_LIBRARY, "")
        # Lone surrogates cannot be written to any file.
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
        return without_addresses(text)

    def short(self, text: str, most: int) -> str:
        """Return the begin of a portable text: so many characters."""
        # Of any size: ten times as many are enough for what is left out.
        return cut(self.portable(text[: 10 * most]), most)

    def named(self, text: str) -> str:
        """Return a portable name; "…" of the last ones, if there are many."""
        name = self.short(text, max(1, min(NAME_AT_MOST, self.names_left)))
        self.names_left -= len(_dumps(name))
        return name

    def note(self, line: Line) -> None:
        """Note a printed line."""
        self.turn()
        self.keep(line)

    def keep(self, line: Line) -> None:
        """Keep a printed line, or end the program: there are too many."""
        if len(self.recording.lines) >= self.lines_at_most:
            self.stop(f"it prints more than {self.lines_at_most:,} lines")
        line.text = self.portable(line.text)
        self.recording.lines.append(line)

    def _failure(self, error: BaseException, left: Iterator[int]) -> Failure:
        """Return what is told of an exception, and of as many as are `left`."""
        parts = []
        if isinstance(error, BaseExceptionGroup):
            found = zip(error.exceptions, left)  # noqa: B905
            parts = [self._failure(part, left) for part, _ in found]
        message = self.short(_last_of_traceback(error), MESSAGE_AT_MOST)
        return Failure(message, self._line_of(error), parts)

    def _line_of(self, error: BaseException) -> int | None:
        """Return the last line of the program that `error` came through."""
        if isinstance(error, SyntaxError) and error.filename == self.filename:
            return error.lineno or None
        lines = [
            frame.lineno
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == self.filename
        ]
        return lines[-1] if lines else None

    def _wait_for_threads(self) -> None:
        """Wait as a process does at its end: for all but daemon threads."""
        while left := [
            thread
            for thread in [*self.clock.at_work]  # while others start
            if thread.is_alive() and not thread.daemon
        ]:
            left[0].join()


def _execute(code: types.CodeType, names: dict[str, Any]) -> None:
    try:
        exec(code, names)
    except SystemExit as end:
        if end.code is not None and not isinstance(end.code, int):
            print(end.code, file=sys.stderr)
        raise


def _exit_status(end: SystemExit) -> int:
    """Return the exit status as Python's documentation of sys.exit gives it."""
    if end.code is None:
        return 0
    return end.code & 0xFF if isinstance(end.code, int) else 1


def _last_of_traceback(error: BaseException) -> str:
    """Return how the traceback of `error` ends: "ValueError: …", and notes."""
    ended = traceback.TracebackException.from_exception(error, compact=True)
    lines = list(ended.format_exception_only())
    while lines[0].startswith("  "):  # a SyntaxError's file, line and mark
        del lines[0]
    return "".join(lines).strip()


def _leave_own_frames_out() -> None:
    """Let tracebacks be as without a recorder."""

    def without(walk: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(walk)
        def walk_on(tb: Any) -> Iterator[Any]:
            for frame, position in walk(tb):
                if not frame.f_code.co_filename.startswith(_HERE):
                    yield frame, position

        return walk_on

    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        setattr(traceback, name, without(getattr(traceback, name)))


class _Output(io.RawIOBase):
    """A file that hands each line to the recorder."""

    def __init__(self, recorder: _Recorder, stream: str) -> None:
        self.name = f"<{stream}>"
        self._recorder = recorder
        self._stream = stream
        self._real = getattr(sys, stream)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._part: list[str] = []  # of a line, until its newline comes
        self._last = Line(0, "", None, stream)

    def as_text(self) -> io.TextIOWrapper:
        """Return it as what stands in `sys` for it."""
        errors = "strict" if self._stream == "stdout" else "backslashreplace"
        return io.TextIOWrapper(
            self, "utf-8", errors, newline="\n", write_through=True
        )

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        recorder = self._recorder
        if not recorder.clock.ours():  # in another process, which it forked
            self._real.write(bytes(data).decode("utf-8", "replace"))
            self._real.flush()
            return len(data)
        if recorder.clock.over:
            return len(data)
        left = recorder.characters_left
        # No character has more than four bytes.
        text = self._decoder.decode(bytes(data[: 4 * left + 4]))
        # Counted as JavaScript does: one beyond U+FFFF is two.
        units = text.encode("utf-16-le")
        *ended, part = (
            units[: 2 * left].decode("utf-16-le", "ignore").split("\n")
        )
        recorder.characters_left -= min(len(units) // 2, left)
        self._last = Line(
            recorder.clock.now,
            "",
            current_task(),
            self._stream,
            line_of(recorder.filename),
        )
        for end in ended:
            self._last.text = "".join([*self._part, end])
            self._part.clear()
            recorder.note(dataclasses.replace(self._last))
        self._part.append(part)
        if len(units) // 2 > left:
            recorder.stop(
                f"it prints more than {CHARACTERS_AT_MOST:,} characters"
            )
        return len(data)

    def finish(self) -> None:
        """Hand over a last line that has no newline, whatever its length."""
        if text := "".join(self._part):
            self._last.text = text
            with contextlib.suppress(Stopped):  # it is over
                self._recorder.keep(self._last)
