"""Runs a Python program on a virtual clock and notes what happens in it."""

from __future__ import annotations

import asyncio
import codecs
import collections.abc
import contextlib
import functools
import gc
import io
import linecache
import math
import signal
import sys
import threading
import time
import traceback
import types
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

from ..recording import (
    Block,
    Failure,
    Line,
    Recording,
    Task,
    Wait,
    without_addresses,
)
from . import isolation
from .clock import Clock, Deadlock, Stopped, virtual_time

SECONDS_AT_MOST = 10.0  # on the real clock
LINES_AT_MOST = 200
CHARACTERS_AT_MOST = 100_000
# Of an endless loop, no more is kept: the first tasks, the first waits of each
# and its last one, and the first times in which something blocked.
TASKS_AT_MOST = 10_000
WAITS_AT_MOST = 1_000
PARTS_AT_MOST = 10  # of an exception group

_ASYNCIO = asyncio.__file__.removesuffix("__init__.py")
_HERE = __file__.removesuffix("record.py")
_real_time = time.monotonic


class RecordingError(Exception):
    """The program was stopped: it hangs, or prints too much.

    Attributes:
        line: the line of the program where it was stopped, or None.
        recording: what it did until then.
    """

    def __init__(
        self, message: str, line: int | None, recording: Recording
    ) -> None:
        super().__init__(message)
        self.line = line
        self.recording = recording


def record(
    source: str, filename: str, lines_at_most: int = LINES_AT_MOST
) -> Recording:
    """Run a program as `python FILENAME` would and return what it did.

    Args:
        source: the text of the program.
        filename: its name, as tracebacks and warnings give it.
        lines_at_most: how many lines it may print.

    Returns:
        the recording; the same program gives the same recording.

    Raises:
        RecordingError: it ran longer than SECONDS_AT_MOST, printed more than
            `lines_at_most` lines or CHARACTERS_AT_MOST, or left a thread
            running.
    """
    return _Recorder(filename, lines_at_most).run(source)


class _Recorder:
    def __init__(self, filename: str, lines_at_most: int) -> None:
        self.filename = filename
        self.lines_at_most = lines_at_most
        self.characters_left = CHARACTERS_AT_MOST
        self.recording = Recording()
        self.clock = Clock(self._blocked, self.check)
        self.deadline = math.inf  # on the real clock, where no signal comes
        self.stopped_for: str | None = None
        self.stopped_at: int | None = None

    def run(self, source: str) -> Recording:
        recording = self.recording
        outputs = [_Output(self, "stdout"), _Output(self, "stderr")]
        with (
            _as_a_file(source, self.filename),
            isolation.isolated(*(o.as_text() for o in outputs)) as main,
            virtual_time(self.clock),
        ):
            main.__dict__.update(__file__=self.filename)
            _leave_own_frames_out()
            with _time_limit(self):
                try:
                    code = compile(source, self.filename, "exec")
                    self._make_loops_watched()
                    isolation.run(lambda: _execute(code, main.__dict__))
                    self._wait_for_threads()
                except Deadlock:
                    recording.status = None
                except SystemExit as end:
                    recording.status = _exit_status(end)
                except BaseException as error:
                    recording.status = 1
                    recording.failure = self._failure(error)
            for loop in self.clock.loops:
                if not loop.is_closed() and not loop.is_running():
                    loop.close()
            self._end_threads()
        for thread in self.clock.threads - self.clock.at_work:
            if thread.is_alive():  # a pool's: ends when that is collected
                thread.join(1)
        for output in outputs:
            output.finish()
        recording.duration = self.clock.now
        recording.outside = sorted(self.clock.outside)
        if self.stopped_for:
            recording.failure = None
            raise RecordingError(self.stopped_for, self.stopped_at, recording)
        return recording

    def check(self) -> None:
        """End a program that is to be stopped, or runs for too long."""
        if self.stopped_for or _real_time() > self.deadline:
            self.stop(
                f"it has not ended after {SECONDS_AT_MOST:.0f} s of real time"
            )

    def stop(self, why: str) -> None:
        """End the program, for a reason that is no part of a recording."""
        if self.stopped_for is None:
            self.stopped_for, self.stopped_at = why, self._current_line()
        raise Stopped(self.stopped_for)

    def note_line(self, text: str, stream: str) -> None:
        """Note a printed line."""
        self.check()
        if len(self.recording.lines) >= self.lines_at_most:
            self.stop(f"it prints more than {self.lines_at_most:,} lines")
        text = without_addresses(text)
        line = Line(self.clock.now, text, _current_task(), stream)
        self.recording.lines.append(line)

    def _blocked(self, start: float, end: float) -> None:
        self.check()
        del self.recording.blocks[WAITS_AT_MOST:]
        self.recording.blocks.append(Block(start, end, _current_task()))

    def _make_loops_watched(self) -> None:
        make = self.clock.new_event_loop

        def new_event_loop() -> asyncio.AbstractEventLoop:
            loop = make()
            loop.watch = self._watch
            return loop

        asyncio.new_event_loop = new_event_loop
        asyncio.events.new_event_loop = new_event_loop

    def _watch(self, coro: Any, name: str) -> Any:
        coroutine = getattr(coro, "__qualname__", "?")
        if coroutine.startswith("BaseEventLoop."):
            return coro  # asyncio's own, at the end of asyncio.run
        if len(self.recording.tasks) >= TASKS_AT_MOST:
            return coro
        task = Task(name, coroutine, self.clock.now)
        task.arguments = _arguments(coro)
        self.recording.tasks.append(task)
        index = len(self.recording.tasks) - 1
        return _WatchedCoroutine(coro, self.clock, task, index)

    def _failure(self, error: BaseException) -> Failure:
        parts = []
        if isinstance(error, BaseExceptionGroup):
            parts = [*map(self._failure, error.exceptions[:PARTS_AT_MOST])]
        return Failure(_last_of_traceback(error), self._line_of(error), parts)

    def _current_line(self) -> int | None:
        """Return the line of the program that runs now."""
        frame: types.FrameType | None = sys._getframe()
        while frame and frame.f_code.co_filename != self.filename:
            frame = frame.f_back
        return frame.f_lineno if frame else None

    def _line_of(self, error: BaseException) -> int | None:
        """Return the last line of the program that `error` came through."""
        if isinstance(error, SyntaxError) and error.filename == self.filename:
            return error.lineno
        lines = [
            frame.lineno
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == self.filename
        ]
        return lines[-1] if lines else None

    def _wait_for_threads(self) -> None:
        """Wait as a process does at its end: for all but daemon threads."""
        for thread in self.clock.at_work:
            if not thread.daemon:
                thread.join()

    def _end_threads(self) -> None:
        """End what still runs, where Python can; say so where it cannot."""
        for thread in self.clock.at_work:
            thread.join(1 if self.stopped_for is None else 0)
            if thread.is_alive() and thread.ident is not None:
                import ctypes  # seldom needed, and slow in a browser

                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit)
                )
                thread.join(1)
                self.stopped_for = (
                    self.stopped_for or f"it leaves {thread.name} running"
                )


class _WatchedCoroutine(collections.abc.Coroutine[Any, Any, Any]):
    """A task's coroutine that notes when it goes on and what it waits for."""

    def __init__(self, coro: Any, clock: Clock, task: Task, index: int) -> None:
        self.coro = coro
        self.clock = clock
        self.task = task
        self.index = index
        self.wait: Wait | None = None

    def send(self, value: Any) -> Any:
        return self._go_on(self.coro.send, value)

    def throw(self, *error: Any) -> Any:
        return self._go_on(self.coro.throw, *error)

    def close(self) -> None:
        self.coro.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return self.coro.__await__()  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> Any:
        # asyncio prints a task by its coroutine's name and frame.
        return getattr(self.coro, name)

    def __repr__(self) -> str:
        return repr(self.coro)

    def _go_on(self, resume: Any, *args: Any) -> Any:
        if self.clock.over:  # asyncio.run cancels what is left
            return resume(*args)
        task, now = self.task, self.clock.now
        if current := asyncio.current_task():
            # One that starts eagerly gets its name only later, until 3.13.
            if creating := current.get_loop().creating:  # type: ignore[attr-defined]
                current.set_name(creating)
            task.name = current.get_name()
        if self.wait:
            self.wait.end = now
            if self.wait.start == now:
                task.waits.pop()
            self.wait = None
        outcome = "failed"
        try:
            awaited = resume(*args)
        except StopIteration:
            outcome = "done"
            raise
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        else:
            outcome = "pending"
        finally:
            if outcome != "pending":
                task.end, task.outcome = self.clock.now, outcome
        if awaited is not None:  # None: sleep(0), ready at once
            on = _waits_for(self.coro, awaited)
            self.wait = Wait(self.clock.now, None, on)
            del task.waits[WAITS_AT_MOST:]
            task.waits.append(self.wait)
        return awaited


def _arguments(coro: Any) -> list[str]:
    """Return a new coroutine's first strings and numbers, as text."""
    frame = getattr(coro, "cr_frame", None)
    if frame is None:
        return []
    values = frame.f_locals
    names = coro.cr_code.co_varnames[: coro.cr_code.co_argcount]
    found = [_as_label(values.get(name)) for name in names]
    if isinstance(values, dict):  # until 3.12, a copy that would keep them
        values.clear()
    return [text[:40] for text in found if text is not None][:3]


def _as_label(value: object) -> str | None:
    # Exact types: text of others could be made by code of the program.
    if type(value) is str:
        # Folders are others on each machine.
        fits = value.isprintable() and not Path(value).is_absolute()
        return value if fits else None
    if type(value) is float or (type(value) is int and abs(value) < 10**40):
        return str(value)
    return None


def _waits_for(coro: Any, awaited: Any) -> str:
    """Name what a suspended coroutine waits for.

    The name is that of the call into asyncio which the program itself makes:
    "Queue.join", not the Event.wait inside it.
    """
    name = ""
    while coro is not None:
        code = getattr(coro, "cr_code", None)
        if code and code.co_filename.startswith(_ASYNCIO):
            name = coro.__qualname__
            if not name.endswith("__aenter__"):  # the next one says more
                break
        coro = _awaited_by(coro)
    if name.startswith("_AsCompletedIterator."):  # 3.13
        return "as_completed"
    if name:
        return name.partition(".<locals>")[0].removesuffix(".__aexit__")
    if isinstance(awaited, asyncio.Task):
        return f"task {awaited.get_name()}"
    if isinstance(awaited, asyncio.tasks._GatheringFuture):  # type: ignore[attr-defined]
        return "gather"
    return "future"


def _awaited_by(coro: Any) -> Any:
    """Return what a coroutine awaits, or a generator; None: nothing known."""
    for name in ("cr_await", "ag_await", "gi_yieldfrom"):
        if hasattr(coro, name):
            return getattr(coro, name)
    # What Python puts around an asynchronous generator tells of it to nobody
    # but the garbage collector.
    inner = (types.AsyncGeneratorType, types.CoroutineType)
    return next(
        (o for o in gc.get_referents(coro) if isinstance(o, inner)), None
    )


def _current_task() -> int | None:
    """Return the index of the task that runs in this thread, if any."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return None
    coro = task.get_coro() if task else None
    return coro.index if isinstance(coro, _WatchedCoroutine) else None


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
    """Let tracebacks be as without a recorder, until `isolated` ends."""

    def without(walk: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(walk)
        def walk_on(tb: Any) -> Iterator[Any]:
            for frame, position in walk(tb):
                if not frame.f_code.co_filename.startswith(_HERE):
                    yield frame, position

        return walk_on

    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        setattr(traceback, name, without(getattr(traceback, name)))


@contextlib.contextmanager
def _as_a_file(source: str, filename: str) -> Iterator[None]:
    """Let tracebacks and warnings quote the source, as of a file."""
    before = linecache.cache.copy()
    lines = source.splitlines(keepends=True)
    linecache.cache[filename] = (len(source), None, lines, filename)
    try:
        yield
    finally:
        linecache.cache.clear()
        linecache.cache.update(before)


class _Output(io.RawIOBase):
    """A file that hands each line to the recorder."""

    def __init__(self, recorder: _Recorder, stream: str) -> None:
        self.name = f"<{stream}>"
        self._recorder = recorder
        self._stream = stream
        self._real = getattr(sys, stream)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._line: list[str] = []
        self._last = Line(0, "", None, stream)  # where no newline follows

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
        if not recorder.clock.ours():  # another thread of the process
            self._real.write(bytes(data).decode("utf-8", "replace"))
            return len(data)
        if recorder.clock.over:
            return len(data)
        left = recorder.characters_left
        # No character has more than four bytes.
        text = self._decoder.decode(bytes(data[: 4 * left + 4]))
        first, *lines = text[:left].split("\n")
        recorder.characters_left -= len(text[:left])
        self._last.time, self._last.task = recorder.clock.now, _current_task()
        self._line.append(first)
        for start in lines:
            line, self._line = "".join(self._line), []
            recorder.note_line(line, self._stream)
            self._line.append(start)
        if len(text) > left:
            recorder.stop(
                f"it prints more than {CHARACTERS_AT_MOST:,} characters"
            )
        return len(data)

    def finish(self) -> None:
        """Hand over a last line that has no newline, whatever its length."""
        if text := "".join(self._line):
            self._last.text = without_addresses(text)
            self._recorder.recording.lines.append(self._last)


@contextlib.contextmanager
def _time_limit(recorder: _Recorder) -> Iterator[None]:
    """Stop the program after SECONDS_AT_MOST.

    By a signal, because nothing else ends a program that holds its thread. It
    comes in the main thread, where sites are built, and not on Windows nor in a
    browser; elsewhere, the program is stopped when it does something that is
    recorded.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        recorder.deadline = _real_time() + SECONDS_AT_MOST
        yield
        return

    def expire(*_: object) -> None:
        recorder.deadline = -math.inf
        recorder.check()

    before = signal.signal(signal.SIGALRM, expire)
    # Again and again, for programs that catch every exception.
    signal.setitimer(signal.ITIMER_REAL, SECONDS_AT_MOST, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
