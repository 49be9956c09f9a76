"""Notes what each task of a program does, and what it waits for."""

from __future__ import annotations

import asyncio
import collections.abc
import gc
import itertools
import os
import re
import sys
import types
from collections.abc import Generator
from pathlib import Path
from typing import Any

from ..recording import NAME_AT_MOST, Block, Line, Recording, Task, Wait
from .clock import Clock

# Of an endless loop, no more is kept: the first tasks, the first waits of each
# and its last one, which is also kept where there are too many in all.
TASKS_AT_MOST = 10_000
WAITS_AT_MOST = 1_000
WAITS_AT_MOST_IN_ALL = 30_000

_HERE = f"{Path(__file__).parent}{os.sep}"
# Where packages are installed.
_PACKAGES = tuple(path for path in sys.path if path.endswith("-packages"))
_ASYNCIO = asyncio.__file__.removesuffix("__init__.py")


def line_of(filename: str) -> int | None:
    """Return the line of a program's file that runs now, the innermost one."""
    frame: types.FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename != filename:
        frame = frame.f_back
    return frame.f_lineno if frame else None


def current_task() -> int | None:
    """Return the index of the task that runs in this thread, if any."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return None
    coro = task.get_coro() if task else None
    return coro.index if isinstance(coro, _WatchedCoroutine) else None


def watched(
    coro: Any, name: str, clock: Clock, recording: Recording, filename: str
) -> Any:
    """Return what takes the place of a new task's coroutine.

    Args:
        coro: the coroutine.
        name: the task's name.
        clock: the program's.
        recording: takes the task, what it waits for and its end.
        filename: of the program, for the lines.
    """
    coroutine = getattr(coro, "__qualname__", "?")
    if coroutine.startswith(("BaseEventLoop.", "BaseSelectorEventLoop.")):
        return coro  # asyncio's own: to end asyncio.run, to take connections
    if len(recording.tasks) >= TASKS_AT_MOST:
        return coro
    task = Task(name, coroutine, clock.now)
    task.arguments = _arguments(coro, clock.ports)
    task.line, task.starter = line_of(filename), current_task()
    recording.tasks.append(task)
    index = len(recording.tasks) - 1
    return _WatchedCoroutine(coro, clock, task, index, filename)


def is_a_packages(coro: Any) -> bool:
    """Tell whether an installed package makes a task of a function of its own.

    And not the program, or one of asyncio's functions that the program calls.
    """
    code = getattr(coro, "cr_code", None)
    if code is None or not code.co_filename.startswith(_PACKAGES):
        return False
    frame: types.FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename.startswith((_HERE, _ASYNCIO)):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(_PACKAGES)


def leave_out(recording: Recording, packages: set[int]) -> None:
    """Take the tasks out in which a package works for itself.

    Those stay that run code of the program. What one that is taken out started
    is told as started by the task that started that one.

    Args:
        recording: of a program that has ended.
        packages: the indexes of tasks that packages made.
    """
    tasks = recording.tasks
    told: list[Line | Block] = [*recording.lines, *recording.blocks]
    of_program = {one.task for one in told}
    new: dict[int | None, int | None] = {None: None}
    kept: list[Task] = []
    for index, task in enumerate(tasks):
        lines = any(wait.line for wait in task.waits)
        if index in packages and not lines and index not in of_program:
            new[index] = new[task.starter]
        else:
            new[index] = len(kept)
            kept.append(task)
        task.starter = new[task.starter]
    for one in told:
        one.task = new[one.task]
    recording.tasks = kept


class _WatchedCoroutine(collections.abc.Coroutine[Any, Any, Any]):
    """A task's coroutine that notes when it goes on and what it waits for."""

    waits_in_all = 0  # that are kept: a process records one program

    def __init__(
        self, coro: Any, clock: Clock, task: Task, index: int, filename: str
    ) -> None:
        self.coro = coro
        self.clock = clock
        self.task = task
        self.index = index
        self.filename = filename
        self.wait: Wait | None = None

    def send(self, value: Any) -> Any:
        return self._go_on(self.coro.send, value)

    def throw(self, *error: Any) -> Any:
        try:
            return self._go_on(self.coro.throw, *error)
        finally:
            del error  # see _go_on

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
        # An error keeps the locals of each frame that it passes through. Were
        # the task or the error itself among them, that were a circle: they
        # would be deleted later than without a recorder, and a failure that
        # nobody looks at told later (test_recording.py).
        del current
        if self.wait:
            self.wait.end = now
            if self.wait.start == now:
                self._forget_last()
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
            del args, resume
        if awaited is not None:  # None: sleep(0), ready at once
            on, line = _waits_for(self.coro, awaited, self.filename)
            self.wait = Wait(self.clock.now, None, on, line)
            if len(task.waits) >= WAITS_AT_MOST or (
                task.waits
                and _WatchedCoroutine.waits_in_all >= WAITS_AT_MOST_IN_ALL
            ):
                self._forget_last()
            task.waits.append(self.wait)
            _WatchedCoroutine.waits_in_all += 1
        return awaited

    def _forget_last(self) -> None:
        self.task.waits.pop()
        _WatchedCoroutine.waits_in_all -= 1


def _arguments(coro: Any, ports: set[str]) -> list[str]:
    """Return a new coroutine's first strings and numbers, as text.

    Args:
        coro: the coroutine.
        ports: what they are without: the next run has others.
    """
    frame = getattr(coro, "cr_frame", None)
    if frame is None:
        return []
    values = frame.f_locals
    names = coro.cr_code.co_varnames[: coro.cr_code.co_argcount]
    found = [_as_label(values.get(name)) for name in names]
    if isinstance(values, dict):  # until 3.12, a copy that would keep them
        values.clear()
    texts = [
        re.sub(r"\d+", lambda n: "…" if n[0] in ports else n[0], text)
        for text in found
        if text is not None
    ]
    return [text[:40] for text in texts][:3]


def _as_label(value: object) -> str | None:
    # Exact types: text of others could be made by code of the program.
    if type(value) is str:
        value = value[:NAME_AT_MOST]  # it may be of any size
        # Folders are others on each machine.
        fits = value.isprintable() and not Path(value).is_absolute()
        return value if fits else None
    if type(value) is float or (type(value) is int and abs(value) < 10**40):
        return str(value)
    return None


def _waits_for(
    coro: Any, awaited: Any, filename: str
) -> tuple[str, int | None]:
    """Name what a suspended coroutine waits for, and on which line.

    The name is that of the call into asyncio, or a package, which the program
    itself makes: "Queue.join", not the Event.wait inside it. The line is that
    of the call.
    """
    name = ""
    line = None
    while coro is not None:
        frame = _frame_of(coro)
        if frame and frame.f_code.co_filename == filename:
            line = frame.f_lineno
        code = getattr(coro, "cr_code", None)
        # A package may also be what runs the program's function.
        made_elsewhere = (_ASYNCIO, *_PACKAGES) if line else (_ASYNCIO,)
        if code and code.co_filename.startswith(made_elsewhere):
            name = coro.__qualname__
            if not name.endswith("__aenter__"):  # the next one says more
                break
        coro = _awaited_by(coro)
    if name.startswith("_AsCompletedIterator."):  # 3.13
        return "as_completed", line
    if name:
        name = name.partition(".<locals>")[0].removesuffix(".__aexit__")
        return name, line
    if isinstance(awaited, asyncio.Task):
        return f"task {awaited.get_name()[:NAME_AT_MOST]}", line
    if isinstance(awaited, asyncio.tasks._GatheringFuture):  # type: ignore[attr-defined]
        return "gather", line
    return "future", line


def _frame_of(coro: Any) -> types.FrameType | None:
    """Return the frame of a suspended coroutine or generator, if it has one."""
    for name in ("cr_frame", "ag_frame", "gi_frame"):
        if hasattr(coro, name):
            return getattr(coro, name)  # type: ignore[no-any-return]
    return None


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


def give_sets_one_order(clock: Clock) -> None:
    """Let sets of tasks, queues and the like have one order in each process.

    The hash of an object is its address, which differs from process to process:
    so would the order in which `asyncio.wait`, `as_completed` or a task group
    takes its tasks, and a chat its clients. What asyncio makes gets a number
    for its hash, when it is first asked for.
    """
    numbers = itertools.count(1)

    def number_of(thing: Any) -> int:
        try:
            return thing._number  # type: ignore[no-any-return]
        except AttributeError:
            thing._number = next(numbers)
            return thing._number  # type: ignore[no-any-return]

    real_init: Any = asyncio.Task.__init__

    def init(
        task: Any, coro: Any, *, name: object = None, **kwargs: Any
    ) -> None:
        # Numbered with those that the loop makes; else it is a TypeError.
        if name is None and asyncio.iscoroutine(coro):
            name = f"Task-{next(clock.task_numbers)}"
        real_init(task, coro, name=name, **kwargs)

    # C's own classes cannot be changed: others take their place.
    base: tuple[type, ...] = ()
    for owner, name in (
        (asyncio.futures, "Future"),  # which the others are, too
        (asyncio.tasks, "Task"),
        (asyncio.tasks, "_GatheringFuture"),
    ):
        real = getattr(owner, name)
        numbered = type(
            name,
            (real, *base),
            {
                "__hash__": number_of,
                "__module__": real.__module__,
                "__doc__": real.__doc__,
                **({"__init__": init} if name == "Task" else {}),
            },
        )
        base = base or (numbered,)
        # Also where it says it is from, for the sake of pickle.
        for module in (owner, asyncio, sys.modules[real.__module__]):
            if getattr(module, name, None) is real:
                setattr(module, name, numbered)
    if make := getattr(asyncio, "create_eager_task_factory", None):  # 3.12
        asyncio.eager_task_factory = make(asyncio.Task)  # type: ignore[attr-defined]

    for module in list(sys.modules.values()):
        home = module.__name__
        if not home.startswith(("asyncio.", "concurrent.", "threading")):
            continue
        kinds: list[Any] = [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type) and kind.__module__ == home
        ]
        for kind in kinds:
            if kind.__hash__ is object.__hash__ and kind.__dictoffset__:
                kind.__hash__ = number_of

    def in_order(things: Any = ()) -> Any:
        # as_completed makes tasks of what is in a set, in its order.
        return dict.fromkeys(things) or set()

    asyncio.tasks.set = in_order  # type: ignore[attr-defined]
