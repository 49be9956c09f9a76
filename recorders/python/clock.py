"""An asyncio event loop whose clock jumps to the next timer instead of waiting.

A program that sleeps for two seconds is run in milliseconds, and its times are
the same on every machine. Where all threads but the loop's sleep, the clock
jumps to when the first one wakes. What else happens outside the loop (threads,
sockets, processes) is waited for in real time; it never moves the clock by
itself, so that its times, too, are the same on every run.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import functools
import itertools
import os
import selectors
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from .isolation import replaced

if TYPE_CHECKING or sys.platform != "emscripten":
    from concurrent.futures.process import ProcessPoolExecutor
    from concurrent.futures.thread import ThreadPoolExecutor

    _BaseLoop = asyncio.SelectorEventLoop
    _POOLS: dict[str, Any] = {
        "threads": ThreadPoolExecutor,
        "processes": ProcessPoolExecutor,
    }
else:  # a browser's Python has no sockets, threads and processes
    _BaseLoop = asyncio.BaseEventLoop
    _POOLS = {}

# The digits of the clock. Timers due within `_TOGETHER` (seconds) of each other
# fire in one turn, as on a real clock; so much, because a float that counts
# years has no finer ones.
_DIGITS = 9
_TOGETHER = 1e-6
# How often (seconds) work outside the loop is looked at.
_LOOK = 0.05

_PROCESS_POOL = ("concurrent.futures.process", "multiprocessing.")

_real_sleep = time.sleep
_real_monotonic = time.monotonic


class Stopped(KeyboardInterrupt):
    """Ends the program: raised by the recorder, never by a program.

    A KeyboardInterrupt, because asyncio lets that through everywhere.
    """


class Deadlock(Stopped):
    """Nothing is ready, no timer is set and nothing outside is at work."""


class Moment(float):
    """A time (seconds) that comes before an equal one that was set later.

    As on a real clock, where no two timers are set at the same time.
    """

    number: int

    def __lt__(self, other: float) -> bool:
        if isinstance(other, Moment) and self == other:
            return self.number < other.number
        return super().__lt__(other)


class _Sleeper:
    """A thread that sleeps."""

    def __init__(self, due: Moment) -> None:
        self.due = due
        self.woken = threading.Event()


class Clock:
    """The time of one program, in seconds since it started.

    Attributes:
        now: the time, in seconds.
        threads: the program's threads, and those `at_work`: not a pool's.
        outside: what ran in real time: "threads", "processes", "sockets".
        over: True from the moment at which nothing can ever go on (a deadlock).
        on_block: called with the start and the end (seconds) of each time in
            which `time.sleep` held the program's main thread.
        on_turn: called at each turn of an event loop; what it raises ends the
            program.
    """

    def __init__(
        self,
        on_block: Callable[[float, float], None],
        on_turn: Callable[[], None],
    ) -> None:
        self.now = 0.0
        self.over = False
        self.outside: set[str] = set()
        self.on_block = on_block
        self.on_turn = on_turn
        self.task_numbers = itertools.count(1)
        self.loops: list[VirtualClockLoop] = []
        self.threads: set[threading.Thread] = set()
        self.at_work: set[threading.Thread] = set()
        self._moved = _real_monotonic()
        self._timers = itertools.count(1)
        self._home = threading.current_thread()
        self._process = os.getpid()
        self._jobs: set[concurrent.futures.Future[Any]] = set()
        self._sleepers: set[_Sleeper] = set()

    def reach(self, when: float) -> None:
        """Move the clock forward to `when` (seconds), never back."""
        if when > self.now:
            self.now = round(when, _DIGITS)
            self._moved = _real_monotonic()

    def real_seconds_to(self, when: float) -> float:
        """Return how long (seconds) to wait on the real clock for `when`."""
        return when - self.now - (_real_monotonic() - self._moved)

    def deadlock(self) -> NoReturn:
        """End the program, which can never go on."""
        self.over = True
        raise Deadlock

    def moment(self, when: float) -> Moment:
        """Return the time `when` (seconds) for a timer that is set now."""
        moment = Moment(round(when, _DIGITS))
        moment.number = next(self._timers)
        return moment

    def ours(self) -> bool:
        """Tell whether the caller is the program and not another thread."""
        thread = threading.current_thread()
        return (
            thread is self._home or thread in self.threads
        ) and os.getpid() == self._process

    def busy_outside(self) -> bool:
        """Tell whether a thread or a process of the program is at work."""
        self.at_work = {t for t in self.at_work if t.is_alive()}
        return bool(self.at_work or self._jobs)

    def thread_starts(self, thread: threading.Thread) -> None:
        """Note a thread of the program, and whether it does its work."""
        target = getattr(thread, "_target", None) or type(thread)
        if target.__module__.startswith(_PROCESS_POOL):
            return  # it waits for other processes, on the real clock
        self.threads.add(thread)
        # A pool's threads wait for jobs: it is the jobs that are at work.
        if not target.__module__.startswith("concurrent."):
            self.at_work.add(thread)
            self.outside.add("threads")

    def job_starts(
        self, job: concurrent.futures.Future[Any], kind: str
    ) -> None:
        """Note a job handed to a pool of threads or processes."""
        self.outside.add(kind)
        tell = job._invoke_callbacks  # type: ignore[attr-defined]

        def tell_and_forget() -> None:
            # Only after the loop was told: before, it would find nothing at
            # work and nothing ready, and take that for a deadlock.
            tell()
            self._jobs.discard(job)

        job._invoke_callbacks = tell_and_forget  # type: ignore[attr-defined]
        self._jobs.add(job)
        if job.done():
            self._jobs.discard(job)

    def all_asleep(self) -> bool:
        """Tell whether all that is at work outside are threads that sleep."""
        asleep = len(self._sleepers)
        at_work = sum(t.is_alive() for t in self.at_work) + len(self._jobs)
        return asleep == at_work and all(job.running() for job in self._jobs)

    def wake(self, before: float | None) -> bool:
        """Move the clock to where the next sleeping thread wakes, and wake it.

        Args:
            before: a time (seconds), or None.

        Returns:
            False: no thread wakes before that time.
        """
        sleepers = list(self._sleepers)  # while other threads come and go
        first = min(sleepers, key=lambda sleeper: sleeper.due, default=None)
        if first is None or (before is not None and before < first.due):
            return False
        self._sleepers.discard(first)
        self.reach(first.due)
        first.woken.set()
        return True

    def sleep(self, seconds: float) -> None:
        """Do what `time.sleep(seconds)` does, on this clock."""
        if not self.ours():
            _real_sleep(seconds)
            return
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        start = self.now
        due = self.moment(start + seconds)
        if threading.current_thread() is self._home and not self._elsewhere():
            while self.busy_outside() and self.real_seconds_to(due) > 0:
                self.on_turn()
                if not self.all_asleep():
                    _real_sleep(0.001)
                elif not self.wake(due):
                    break
            self.reach(due)
            self.on_block(start, self.now)
        else:
            sleeper = _Sleeper(due)
            self._sleepers.add(sleeper)
            # On the real clock, unless a loop finds that nothing else goes on.
            sleeper.woken.wait(seconds)
            self._sleepers.discard(sleeper)
            self.reach(due)

    def _elsewhere(self) -> bool:
        """Tell whether the program's loop runs in another thread."""
        return any(
            loop.is_running() and asyncio._get_running_loop() is not loop
            for loop in self.loops
        )

    def new_event_loop(self) -> VirtualClockLoop:
        """Return a new event loop on this clock."""
        loop = VirtualClockLoop(self)
        self.loops.append(loop)
        return loop


class _Selector(selectors.DefaultSelector):
    """Moves the clock where a selector would wait."""

    clock: Clock
    loop: VirtualClockLoop
    fixed = 0  # what the loop itself listens to: the socket that wakes it

    def _busy(self) -> bool:
        if len(self.get_map()) > self.fixed:
            self.clock.outside.add("sockets")
            return True
        return self.clock.busy_outside()

    def _only_sleepers(self) -> bool:
        return len(self.get_map()) == self.fixed and self.clock.all_asleep()

    def select(self, timeout: float | None = None) -> Any:
        self.clock.on_turn()
        while self._busy():
            self.clock.on_turn()
            if timeout is not None and timeout <= 0:
                return super().select(0)
            due = self.loop.next_timer()
            if self._only_sleepers():
                # What came in meanwhile came before anything else.
                if events := super().select(0):
                    return events
                if self.clock.wake(due):
                    continue
                if due is not None:
                    self.clock.reach(due)
                    return []
            left = _LOOK
            if due is not None:
                left = min(left, self.clock.real_seconds_to(due))
                if left <= 0:
                    # What came in meanwhile came before the timer.
                    if not (events := super().select(0)):
                        self.clock.reach(due)
                    return events
            if events := super().select(left):
                return events
            # A thread that slept may have moved the clock past the timer.
            if due is not None and due <= self.clock.now:
                return []
        if self.loop.has_ready():
            return []
        due = self.loop.next_timer()
        if due is None:
            self.clock.deadlock()
        self.clock.reach(due)
        return []


class VirtualClockLoop(_BaseLoop):
    """An event loop on a virtual clock.

    Args:
        clock: the clock that it moves.

    Attributes:
        watch: called with the coroutine and the name of each new task; returns
            the coroutine that takes its place.
        creating: the name of the task that is being made, or None.

    It raises Deadlock where a real loop would wait for ever.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        selector = _Selector()
        selector.clock, selector.loop = clock, self
        if issubclass(_BaseLoop, asyncio.SelectorEventLoop):
            super().__init__(selector)
        else:
            super().__init__()
            self._selector = selector
        selector.fixed = len(selector.get_map())
        self._clock_resolution = _TOGETHER
        self.watch: Callable[[Any, str], Any] = lambda coro, name: coro
        self.creating: str | None = None

    def time(self) -> float:
        """Return the time on the virtual clock, in seconds."""
        return self.clock.now

    def call_at(  # type: ignore[override]
        self, when: float, *args: Any, **kwargs: Any
    ) -> asyncio.TimerHandle:
        """Set a timer; those for the same time fire in the order set."""
        return super().call_at(self.clock.moment(when), *args, **kwargs)

    def create_task(self, coro: Any, **kwargs: Any) -> Any:
        """Make a task, numbered as in a process of its own, and watch it."""
        if not asyncio.iscoroutine(coro):
            return super().create_task(coro, **kwargs)  # a TypeError
        if kwargs.get("name") is None:
            kwargs["name"] = f"Task-{next(self.clock.task_numbers)}"
        self.creating = kwargs["name"]
        try:
            coro = self.watch(coro, kwargs["name"])
            return super().create_task(coro, **kwargs)
        finally:
            self.creating = None

    def next_timer(self) -> float | None:
        """Return when the next timer is due (seconds), or None."""
        timers: list[asyncio.TimerHandle] = self._scheduled  # type: ignore[attr-defined]
        return timers[0].when() if timers else None

    def has_ready(self) -> bool:
        """Tell whether a callback waits to be run."""
        return bool(self._ready) or self._stopping  # type: ignore[attr-defined]

    if sys.platform == "emscripten":  # what a selector's loop has of its own

        def _process_events(self, event_list: Any) -> None:
            pass

        def _write_to_self(self) -> None:
            pass


@contextlib.contextmanager
def virtual_time(clock: Clock) -> Iterator[None]:
    """Put `clock` in the place of the real one, for the calling program.

    Other threads of the process keep the real clock.
    """
    start_thread = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        if clock.ours():
            clock.thread_starts(thread)
        start_thread(thread)

    wait = threading.Condition.wait

    def wait_for_no_thread(
        condition: threading.Condition, timeout: float | None = None
    ) -> bool:
        if timeout is None:
            clock.deadlock()
        return wait(condition, timeout)

    def noted(kind: str, submit: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(submit)
        def submit_and_note(*args: Any, **kwargs: Any) -> Any:
            job = submit(*args, **kwargs)
            if clock.ours():
                clock.job_starts(job, kind)
            return job

        return submit_and_note

    def virtual(real: Callable[[], float]) -> Callable[[], float]:
        began = real()
        # A nanosecond a call: the standard library has loops that wait for the
        # time to move on.
        calls = itertools.count(1)
        return lambda: (
            began + clock.now + next(calls) * 1e-9 if clock.ours() else real()
        )

    def in_nanoseconds(seconds: Callable[[], float]) -> Callable[[], int]:
        return lambda: round(seconds() * 1e9)

    changes: list[tuple[Any, str, Any]] = [
        (time, "sleep", clock.sleep),
        (asyncio, "new_event_loop", clock.new_event_loop),
        (asyncio.events, "new_event_loop", clock.new_event_loop),
    ]
    for name in ("monotonic", "perf_counter", "time"):
        seconds = virtual(getattr(time, name))
        changes.append((time, name, seconds))
        changes.append((time, f"{name}_ns", in_nanoseconds(seconds)))
    if _POOLS:
        changes.append((threading.Thread, "start", start))
    else:
        changes.append((threading.Condition, "wait", wait_for_no_thread))
    for kind, pool in _POOLS.items():
        changes.append((pool, "submit", noted(kind, pool.submit)))
    with replaced(changes):
        yield
