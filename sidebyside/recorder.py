"""Runs a Python program on a virtual clock and notes what happens in it."""

from __future__ import annotations

import asyncio
import collections.abc
import contextlib
import ctypes
import dataclasses
import io
import json
import re
import signal
import sys
import threading
import traceback
from collections.abc import Generator, Iterator
from typing import Any

from . import isolation
from .clock import Clock, Deadlock, Stopped, virtual_time

SECONDS_AT_MOST = 10.0  # on the real clock
LINES_AT_MOST = 200

_ASYNCIO = asyncio.__file__.removesuffix("__init__.py")


@dataclasses.dataclass
class Line:
    """A line that the program printed."""

    time: float
    """When it was printed, in seconds on the program's clock."""
    text: str
    task: int | None
    """Which task printed it (an index into Recording.tasks); None: no task."""
    stream: str = "stdout"


@dataclasses.dataclass
class Wait:
    """A time in which a task was suspended."""

    start: float
    end: float | None
    """None: it never went on."""
    on: str
    """What it waited for: "sleep", "Queue.get", "task worker-1", …"""


@dataclasses.dataclass
class Block:
    """A time in which a blocking call held the event loop."""

    start: float
    end: float
    task: int | None


@dataclasses.dataclass
class Task:
    """A task, from its creation to its end."""

    name: str
    coroutine: str
    start: float
    end: float | None = None
    outcome: str = "pending"
    """How it ended: "done", "failed", "cancelled", or "pending"."""
    waits: list[Wait] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Failure:
    """The exception that ended the program."""

    message: str
    """As the last line of a traceback: "ValueError: …"."""
    line: int | None
    """Which line of the program it came through last; None: none."""


@dataclasses.dataclass
class Recording:
    """What a program did. All times are seconds on the program's clock."""

    lines: list[Line] = dataclasses.field(default_factory=list)
    tasks: list[Task] = dataclasses.field(default_factory=list)
    blocks: list[Block] = dataclasses.field(default_factory=list)
    duration: float = 0.0
    status: int | None = 0
    """The exit status; None: the program can never end (a deadlock)."""
    failure: Failure | None = None
    outside: list[str] = dataclasses.field(default_factory=list)
    """What ran in real time ("threads", "processes", "sockets")."""

    def printed(self) -> str:
        """Return what the program wrote, and at last why it failed."""
        texts = [line.text for line in self.lines]
        if self.failure:
            texts.append(self.failure.message)
        return "".join(f"{text}\n" for text in texts)

    def stuck(self) -> list[str]:
        """Return what each task waits for that will never go on."""
        return [
            f"{task.name} ({task.coroutine}) waits for {task.waits[-1].on}"
            for task in self.tasks
            if task.waits and task.waits[-1].end is None
        ]

    def to_json(self) -> str:
        """Return the recording as JSON text."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Recording:
        """Return the recording that `to_json` made `text` of."""
        data = json.loads(text)
        data["lines"] = [Line(**line) for line in data["lines"]]
        data["blocks"] = [Block(**block) for block in data["blocks"]]
        data["tasks"] = [
            Task(**{**task, "waits": [Wait(**wait) for wait in task["waits"]]})
            for task in data["tasks"]
        ]
        data["failure"] = data["failure"] and Failure(**data["failure"])
        return cls(**data)


class RecordingError(Exception):
    """The program was stopped: it hangs, or prints too much.

    Attributes:
        line: the line of the program where it was stopped, or None.
    """

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


def record(source: str, filename: str) -> Recording:
    """Run a program as `python FILENAME` would and return what it did.

    Args:
        source: the text of the program.
        filename: its name, as tracebacks and warnings give it.

    Returns:
        the recording; the same program gives the same recording.

    Raises:
        RecordingError: it ran longer than SECONDS_AT_MOST, printed more than
            LINES_AT_MOST lines, or left a thread running.
    """
    return _Recorder(filename).run(source)


def without_addresses(text: str) -> str:
    """Return the text with "0x…" for each address in memory.

    An object's address differs from run to run.
    """
    return re.sub(r"\b0x[0-9a-fA-F]{6,16}\b", "0x…", text)


class _Recorder:
    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.recording = Recording()
        self.clock = Clock(on_block=self._blocked)
        self.stopped_for: str | None = None

    def run(self, source: str) -> Recording:
        recording = self.recording
        outputs = [_Output(self, "stdout"), _Output(self, "stderr")]
        with isolation.isolated(*outputs) as main, virtual_time(self.clock):
            main.__dict__.update(__file__=self.filename)
            with _time_limit(self):
                try:
                    code = compile(source, self.filename, "exec")
                    self._make_loops_watched()
                    isolation.run(lambda: exec(code, main.__dict__))
                    self._wait_for_threads()
                except Deadlock:
                    recording.status = None
                except SystemExit as end:
                    recording.status = _exit_status(end)
                except BaseException as error:
                    recording.status = 1
                    recording.failure = Failure(
                        traceback.format_exception_only(error)[-1].strip(),
                        self._line_of(error),
                    )
            for loop in self.clock.loops:
                if not loop.is_closed() and not loop.is_running():
                    loop.close()
            self._end_threads()
        if self.stopped_for:
            line = recording.failure.line if recording.failure else None
            raise RecordingError(self.stopped_for, line)
        for output in outputs:
            output.finish()
        recording.duration = self.clock.now
        recording.outside = sorted(self.clock.outside)
        return recording

    def stop(self, why: str) -> None:
        """End the program, for a reason that is no part of a recording."""
        self.stopped_for = self.stopped_for or why
        raise Stopped(why)

    def note_line(self, text: str, stream: str) -> None:
        """Note a printed line."""
        if self.stopped_for:
            raise Stopped(self.stopped_for)
        if len(self.recording.lines) >= LINES_AT_MOST:
            self.stop(f"it prints more than {LINES_AT_MOST} lines")
        if not self.clock.over:
            text = without_addresses(text)
            line = Line(self.clock.now, text, _current_task(), stream)
            self.recording.lines.append(line)

    def _blocked(self, start: float, end: float) -> None:
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
        task = Task(name, coroutine, self.clock.now)
        self.recording.tasks.append(task)
        index = len(self.recording.tasks) - 1
        return _WatchedCoroutine(coro, self.clock, task, index)

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
        # A pool's threads end when their pool is collected.
        for thread in self.clock.at_work:
            thread.join(1 if self.stopped_for is None else 0)
            if thread.is_alive() and thread.ident is not None:
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

    def _go_on(self, resume: Any, *args: Any) -> Any:
        if self.clock.over:  # asyncio.run cancels what is left
            return resume(*args)
        task, now = self.task, self.clock.now
        if current := asyncio.current_task():
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
            task.waits.append(self.wait)
        return awaited


def _waits_for(coro: Any, awaited: Any) -> str:
    """Name what a suspended coroutine waits for.

    The name is that of the call into asyncio which the program itself makes:
    "Queue.join", not the Event.wait inside it.
    """
    if isinstance(awaited, asyncio.Task):
        return f"task {awaited.get_name()}"
    if isinstance(awaited, asyncio.tasks._GatheringFuture):  # type: ignore[attr-defined]
        return "gather"
    name = ""
    while coro is not None:
        code = getattr(coro, "cr_code", None)
        if code and code.co_filename.startswith(_ASYNCIO):
            name = coro.__qualname__
            if not name.endswith("__aenter__"):  # the next one says more
                break
        coro = getattr(coro, "cr_await", None) or getattr(
            coro, "ag_await", None
        )
    return name.removesuffix(".__aexit__") or "future"


def _current_task() -> int | None:
    """Return the index of the task that runs in this thread, if any."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return None
    coro = task.get_coro() if task else None
    return coro.index if isinstance(coro, _WatchedCoroutine) else None


def _exit_status(end: SystemExit) -> int:
    """Return the exit status as Python's documentation of sys.exit gives it."""
    if end.code is None:
        return 0
    return end.code if isinstance(end.code, int) else 1


class _Output(io.TextIOBase):
    """A stream that hands each line to the recorder."""

    def __init__(self, recorder: _Recorder, stream: str) -> None:
        self._recorder = recorder
        self._stream = stream
        self._real = getattr(sys, stream)
        self._part = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not self._recorder.clock.ours():  # another thread of the process
            return int(self._real.write(text))
        *lines, self._part = (self._part + text).split("\n")
        for line in lines:
            self._recorder.note_line(line, self._stream)
        return len(text)

    def finish(self) -> None:
        """Hand over a last line that has no newline."""
        if self._part:
            self._recorder.note_line(self._part, self._stream)


@contextlib.contextmanager
def _time_limit(recorder: _Recorder) -> Iterator[None]:
    """Stop the program after SECONDS_AT_MOST, where the system can do it.

    A signal, because nothing else ends a program that holds its thread; so only
    in the main thread, where sites are built, and not on Windows.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def expire(*_: object) -> None:
        recorder.stop(f"it runs longer than {SECONDS_AT_MOST:.0f} s")

    before = signal.signal(signal.SIGALRM, expire)
    # Again and again, for programs that catch every exception.
    signal.setitimer(signal.ITIMER_REAL, SECONDS_AT_MOST, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
