"""Runs a Python program on a virtual clock and notes what happens in it."""

from __future__ import annotations

import ast
import asyncio
import atexit
import contextlib
import gc
import io
import json
import os
import re
import sys
import threading
import time
import traceback
import types
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..deadline import Deadline
from ..recording import (
    NAME_AT_MOST,
    Block,
    Failure,
    Line,
    Recording,
    cut,
    without_machine,
)
from . import ends, frames, loop, tasks, times, waits
from .clock import Clock
from .failures import LAST, Ending
from .moments import Deadlock, Ended, Stopped
from .output import CHARACTERS_AT_MOST, TAKES_FILES, Outputs
from .tasks import (
    HERE,
    TASKS_AT_MOST,
    WAITS_AT_MOST,
    Watch,
    current_task,
    is_a_packages,
    is_asyncios,
    leave_out,
    line_of,
)

SECONDS_AT_MOST = 10.0  # see Deadline
LINES_AT_MOST = 200
STOPS_AT_MOST = 100
# Of all names, as JSON: so, no recording has more than 10,000,000 characters.
NAMES_AT_MOST = 2_000_000

# As `faulthandler` tells them, which looks below the program's.
_OWN_FRAME = re.compile(
    rf'  File "({re.escape(HERE)}.*|<frozen runpy>)", line \d+ in .+$'
)
_LIBRARY = f"{Path(os.__file__).parent}{os.sep}"  # Python's own
_real_time = time.monotonic
_exit = os._exit
_dumps = json.dumps


def record(
    path: Path,
    lines_at_most: int = LINES_AT_MOST,
    stretch: Callable[[float], float] | None = None,
    deliver: Callable[[Recording], object] | None = None,
) -> Recording:
    """Run a program, in its folder, as `python FILE` would.

    It is run in this process, in which nothing is put back afterwards: a
    process can record one program.

    Args:
        path: the program.
        lines_at_most: how many lines it may print.
        stretch: returns how long (seconds) each delay takes (seconds); by
            default, as long as it says.
        deliver: is called instead of returning to one that ends its process at
            once (`os._exit`, a fatal signal), or cannot be stopped; it takes
            the recording, and ends the process. By default, such a program
            is ended by an exception, as far as one can.

    Returns:
        what it did; the same program gives the same recording. One that runs
        longer than SECONDS_AT_MOST, or prints more than `lines_at_most` lines
        or CHARACTERS_AT_MOST, is stopped when it does something that is
        recorded, and the recording says so.

    Raises:
        OSError: the program cannot be read.
    """
    return _Recorder(path.resolve(), lines_at_most, stretch, deliver).record()


class _Recorder:
    """Runs one program; the observer of its clock."""

    def __init__(
        self,
        path: Path,
        lines_at_most: int,
        stretch: Callable[[float], float] | None,
        deliver: Callable[[Recording], object] | None,
    ) -> None:
        self.filename = str(path)
        self.folder = f"{path.parent}{os.sep}"
        self.lines_at_most = lines_at_most
        self.deliver = deliver
        self.times_stopped = 0
        self.ended = False
        self.last = threading.RLock()  # has who tells what the program did
        self.characters_left = CHARACTERS_AT_MOST
        self.names_left = NAMES_AT_MOST
        self.recording = Recording()
        self.packages: set[int] = set()  # the indexes of tasks that they made
        self.clock = Clock(self)
        if stretch:
            self.clock.stretch = stretch
        self.deadline = Deadline(SECONDS_AT_MOST)

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
        if not TAKES_FILES:
            sys.stdin = io.StringIO()
        self.outputs = Outputs(self)
        self.outputs.put_in_place()
        self.ending = Ending(self)
        for module in (times, waits, loop, tasks):
            module.put_in_place(self.clock)
        ends.put_in_place(self.end, self.clock)
        frames.put_in_place()
        self.outputs.watch(self._flooded if self.deliver else None)
        # Python 3.12 warns of the thread that ends what hangs, if it forks.
        warnings.filterwarnings("ignore", "This process .* multi-threaded")
        # When garbage is found depends on how much was made before, which is
        # more where a module had to be compiled: nothing of it counts. To
        # freeze it first leaves nothing to look through.
        gc.freeze()
        gc.collect()
        try:
            recording.status = self.ending.run(source, main.__dict__)
            self._wait_for_threads()
        except Ended:
            pass
        except Deadlock:
            recording.status = None
        except Stopped:
            recording.status = 1
        except KeyboardInterrupt:
            pass  # ended the wait for threads alone
        if not self.clock.ours():  # a copy of the process that the program made
            with contextlib.suppress(BaseException):
                atexit._run_exitfuncs()
            _exit((recording.status or 0) & 0xFF)
        if recording.stopped or self.ended:
            recording.failure = None
        elif recording.status is not None:
            self._finalize(main.__dict__)
        self.last.acquire()  # for ever, where another thread ends the process
        return self.finished()

    def finished(self) -> Recording:
        """Return what the program did, which has ended."""
        recording = self.recording
        self.outputs.finish()
        leave_out(recording, self.packages)
        for task in recording.tasks:
            task.name = self.named(task.name)
            task.coroutine = self.named(task.coroutine)
            task.arguments = [*map(self.named, task.arguments)]
            for wait in task.waits:
                wait.on = self.named(wait.on)
        json.dumps = _dumps  # the program may have put another there
        recording.duration = self.clock.elapsed
        recording.outside = sorted(self.clock.outside)
        return recording

    def _finalize(self, names: dict[str, Any]) -> None:
        """Do what a process does at its end: what was left open says so."""
        with contextlib.suppress(Stopped):
            atexit._run_exitfuncs()
        for one in self.clock.loops:
            if not one.is_closed() and not one.is_running():
                one.close()
        for name in LAST:
            setattr(sys, name, None)
        # Nothing can be imported any more, and there is no frame: warnings tell
        # nothing of tracemalloc, and are in "sys".
        sys.modules["tracemalloc"] = None  # type: ignore[assignment]
        new = sys.version_info >= (3, 13)
        where, line = ("<sys>", 0) if new else ("sys", 1)
        tree = ast.parse("names.clear()\nwhile collect(): pass")
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt | ast.expr):
                node.lineno = node.end_lineno = line
        code = compile(tree, where, "exec")
        exec(code, {"names": names, "collect": gc.collect})
        del sys.modules["tracemalloc"]

    def end(self, status: int) -> None:
        """End the program at once, with an exit status; below 0: a signal."""
        if not self.ended:
            self.recording.status = status
            self.ended = True
        self._end()
        raise Ended

    def _end(self) -> None:
        """Deliver what the program did, before it does anything else."""
        self.clock.over = True  # from now on, it writes nothing
        deliver, self.deliver = self.deliver, None
        if deliver:
            self.last.acquire()
            sys.setswitchinterval(SECONDS_AT_MOST)  # no thread goes on
            deliver(self.finished())

    def _flooded(self) -> None:
        """End a program that prints without end and does nothing else."""
        thread = threading.main_thread().ident or 0
        main = traceback.walk_stack(sys._current_frames()[thread])
        lines = [n for f, n in main if f.f_code.co_filename == self.filename]
        with contextlib.suppress(Stopped):
            self.outputs.drain()
        if self.recording.stopped and lines:
            self.recording.stopped.line = lines[0]
        self._end()

    def turn(self) -> None:
        """End a program that is to be stopped, or runs for too long."""
        self.moving()
        if self.ended:
            raise Ended
        self._check()

    def moving(self) -> None:
        """Take what others printed before the clock moves."""
        self.outputs.drain_others()

    def _check(self) -> None:
        if self.recording.stopped or self.deadline.left() <= 0:
            self.stop(
                f"it has not ended after {SECONDS_AT_MOST:.0f} s of real time"
            )

    def blocked(self, start: float, end: float) -> Block:
        """Note a time (seconds) in which a call blocked the main thread."""
        self.turn()
        block = Block(start, end, current_task(), line_of(self.filename))
        if block.line is not None:  # not the wait for threads at the end
            del self.recording.blocks[WAITS_AT_MOST - 1 :]
            self.recording.blocks.append(block)
        return block

    def task(
        self, task: asyncio.Task[Any], coro: Any, name: str
    ) -> Watch | None:
        """Note a new task; return what watches it. None: it is not shown."""
        index, began = len(self.recording.tasks), _real_time()
        if index >= TASKS_AT_MOST or is_asyncios(coro):
            return None
        if is_a_packages(coro):
            self.packages.add(index)
        watch = Watch(task, coro, name, index, self.clock, self.filename)
        self.recording.tasks.append(watch.told)
        self.clock.calculations.recorded(_real_time() - began)
        return watch

    def stop(self, why: str) -> None:
        """End the program, for a reason that is not its own."""
        if self.recording.stopped is None:
            self.clock.keep_tasks()
            self.recording.stopped = Failure(why, line_of(self.filename))
        self.times_stopped += 1
        if self.times_stopped > STOPS_AT_MOST:  # it goes on whatever is raised
            self._end()
        raise Stopped(why)

    def portable(self, text: str) -> str:
        """Return a text without what differs from machine to machine."""
        text = text.replace(self.folder, "").replace(_LIBRARY, "")
        # Lone surrogates cannot be written to any file.
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
        return without_machine(text)

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
        self._check()
        self.keep(line)

    def keep(self, line: Line) -> None:
        """Keep a printed line, or end the program: there are too many."""
        if len(self.recording.lines) >= self.lines_at_most:
            self.stop(f"it prints more than {self.lines_at_most:,} lines")
        if _OWN_FRAME.match(line.text):
            return
        line.text = self.portable(line.text)
        self.recording.lines.append(line)

    def _wait_for_threads(self) -> None:
        """Wait as a process does at its end: for all but daemon threads."""
        for end in reversed(threading._threading_atexits):  # type: ignore[attr-defined]
            end()  # of pools
        while left := [
            thread
            for thread in threading.enumerate()
            if thread is not threading.main_thread() and not thread.daemon
        ]:
            left[0].join()
