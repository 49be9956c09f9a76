"""Notes what each task of a program does, and what it waits for."""

from __future__ import annotations

import asyncio
import gc
import itertools
import os
import re
import sys
import types
import weakref
from pathlib import Path
from typing import Any

from ..recording import NAME_AT_MOST, Block, Line, Recording, Task, Wait
from .clock import Clock

# Of an endless loop, no more is kept: the first tasks, the first waits of each
# and its last one, which is also kept where there are too many in all.
TASKS_AT_MOST = 10_000
WAITS_AT_MOST = 1_000
WAITS_AT_MOST_IN_ALL = 30_000

HERE = f"{Path(__file__).parent}{os.sep}"
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
    watch: Watch | None = getattr(task, "_watch", None)
    return watch.index if watch else None


def watch_of(handle: asyncio.Handle) -> Watch | None:
    """Return what notes the task of which a callback is a step, if any."""
    callback = handle._callback  # type: ignore[attr-defined]
    task = getattr(callback, "__self__", None)
    if not isinstance(task, asyncio.Task) or (
        # Such as its method "cancel". A step is an object of another type, or:
        type(callback) is types.BuiltinMethodType
        and callback.__name__ != "task_wakeup"
    ):
        return None
    watch: Watch | None = task._watch  # type: ignore[attr-defined]
    return watch


def is_asyncios(coro: Any) -> bool:
    """Tell whether a coroutine is one of asyncio's own, to be left out.

    It makes them to take connections, to feed a child's pipes, or to end
    `asyncio.run`.
    """
    code = getattr(coro, "cr_code", None)
    if code is None or not code.co_filename.startswith(_ASYNCIO):
        return False
    name: str = coro.__qualname__
    return (
        name.startswith("Base")
        or ".<locals>." in name
        or (name.rpartition(".")[2][0]) == "_"
    )


def is_a_packages(coro: Any) -> bool:
    """Tell whether an installed package makes a task of a function of its own.

    And not the program, or one of asyncio's functions that the program calls.
    """
    code = getattr(coro, "cr_code", None)
    if code is None or not code.co_filename.startswith(_PACKAGES):
        return False
    frame: types.FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename.startswith((HERE, _ASYNCIO)):
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


class Watch:
    """Notes when a task goes on, what it waits for and how it ends.

    It has no reference to the task, nor stands in its place: what a task does,
    prints and keeps alive is as without a recorder.

    Args:
        task: the task, which is being made.
        coro: its coroutine.
        name: its name.
        index: its place in the recording.
        clock: the program's.
        filename: of the program, for the lines.

    Attributes:
        wait: what it waits for now, if anything.
    """

    waits_in_all = 0  # that are kept: a process records one program

    def __init__(
        self,
        task: asyncio.Task[Any],
        coro: Any,
        name: str,
        index: int,
        clock: Clock,
        filename: str,
    ) -> None:
        self.index = index
        qualname = getattr(coro, "__qualname__", "?")
        self.told = Task(name, qualname, clock.elapsed)
        self.told.arguments = _arguments(coro, clock.ports)
        self.told.line = line_of(filename)
        self.told.starter = current_task()
        self._clock = clock
        self._filename = filename
        self.wait: Wait | None = None
        self._task = weakref.ref(task)

    def goes_on(self) -> None:
        """Note that a step of the task begins."""
        if self.wait and not self._clock.over:
            self.wait.end = self._clock.elapsed
            if self.wait.start == self.wait.end:
                self._forget_last()
            self.wait = None

    def suspended(self, task: asyncio.Task[Any] | None = None) -> None:
        """Note that the step has ended: what it waits for now, or its end.

        Args:
            task: the task, where it is being deleted.
        """
        task = task or self._task()
        if task is None or self._clock.over:  # asyncio.run cancels what is left
            return
        awaited = task._fut_waiter  # type: ignore[attr-defined]
        if awaited is None and not task.done():  # sleep(0), ready at once
            return
        told = self.told
        told.name = task.get_name()
        if awaited is None:
            if told.end is None:
                told.end, told.outcome = self._clock.elapsed, _outcome(task)
            return
        if self.wait:  # it is deleted, and waits still
            return
        on, line = _waits_for(task.get_coro(), awaited, self._filename)
        self.wait = Wait(self._clock.elapsed, None, on, line)
        if len(told.waits) >= WAITS_AT_MOST or (
            told.waits and Watch.waits_in_all >= WAITS_AT_MOST_IN_ALL
        ):
            self._forget_last()
        told.waits.append(self.wait)
        Watch.waits_in_all += 1

    def _forget_last(self) -> None:
        self.told.waits.pop()
        Watch.waits_in_all -= 1


def _outcome(task: asyncio.Task[Any]) -> str:
    if task.cancelled():
        return "cancelled"
    # Its method would take the error for looked at.
    return "failed" if task._exception else "done"


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
        fits = value.isprintable() and not os.path.isabs(value)  # noqa: PTH117
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


def put_in_place(clock: Clock) -> None:
    """Have each task watched, and let sets have one order in each process.

    The hash of an object is its address, which differs from process to process:
    so would the order in which `asyncio.wait`, `as_completed` or a task group
    takes its tasks, and a chat its clients. What asyncio makes gets a number
    for its hash, when it is first asked for.
    """
    numbers = itertools.count(1)
    task_numbers = itertools.count(1)  # as in a process of its own

    def number_of(thing: Any) -> int:
        try:
            return thing._number  # type: ignore[no-any-return]
        except AttributeError:
            thing._number = next(numbers)
            return thing._number  # type: ignore[no-any-return]

    real_task: Any = asyncio.Task

    def init(
        task: Any, coro: Any, *, name: object = None, **kwargs: Any
    ) -> None:
        watch = None
        if asyncio.iscoroutine(coro):  # else it is a TypeError
            if name is None:
                name = f"Task-{next(task_numbers)}"
            watch = clock.observer.task(task, coro, str(name))
        task._watch = watch
        real_task.__init__(task, coro, name=name, **kwargs)
        if watch and kwargs.get("eager_start"):
            watch.suspended()

    def finalize(task: Any) -> None:
        # What asyncio let go of at the end of its last step.
        if watch := getattr(task, "_watch", None):
            watch.suspended(task)
        real_task.__del__(task)

    # C's own classes cannot be changed: others take their place.
    base: tuple[type, ...] = ()
    for owner, name in (
        (asyncio.futures, "Future"),  # which the others are, too
        (asyncio.tasks, "Task"),
        (asyncio.tasks, "_GatheringFuture"),
    ):
        real = getattr(owner, name)
        watching = {"__init__": init, "__del__": finalize}
        numbered = type(
            name,
            (real, *base),
            {
                "__hash__": number_of,
                "__module__": real.__module__,
                "__doc__": real.__doc__,
                **(watching if name == "Task" else {}),
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
