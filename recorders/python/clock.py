"""The time of one program, and of its threads.

A program that sleeps for two seconds is run in milliseconds, and its times are
the same on every machine. Where all threads but the loop's sleep, the clock
jumps to when the first one wakes. What else happens outside the loop (threads,
sockets, processes) is waited for in real time; it never moves the clock by
itself, so that its times, too, are the same on every run.
"""

from __future__ import annotations

import _thread
import asyncio
import concurrent.futures
import contextlib
import itertools
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, Protocol

_DIGITS = 9  # of the clock's seconds
_LONGEST_SLEEP = 2**63 / 1e9  # seconds that time.sleep can count

_PROCESS_POOL = ("concurrent.futures.process", "multiprocessing.")

_LOOK = 0.001  # seconds after which a thread looks at what it waits for

_real_sleep = time.sleep
_real_monotonic = time.monotonic


def _never() -> bool:
    return False


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
    set_at: float
    """On the real clock (seconds)."""

    def __lt__(self, other: float) -> bool:
        if isinstance(other, Moment) and self == other:
            return self.number < other.number
        return super().__lt__(other)


class _Sleeper:
    """A thread that sleeps, or waits for another one with a limit."""

    def __init__(self, due: Moment, ready: Callable[[], bool]) -> None:
        self.due = due
        self.ready = ready
        self.over = False
        self._woken = _thread.allocate_lock()
        self._woken.acquire()

    def wake(self) -> None:
        """Tell it that its time is over."""
        self.over = True
        self._woken.release()

    def wait(self, seconds: float) -> None:
        """Wait on the real clock, until it is told."""
        self._woken.acquire(timeout=min(seconds, threading.TIMEOUT_MAX))


class Waiter:
    """The lock on which a thread waits in a `threading.Condition`.

    With a limit it waits on the clock: what waits for another thread, such as
    `Future.result`, `Event.wait` and `Queue.get`, comes to this.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = _thread.allocate_lock()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Do what a lock's `acquire` does."""
        if timeout < 0 or not self._clock.ours():
            return self._lock.acquire(blocking, timeout)
        self._clock.wait(timeout, lambda: not self._lock.locked())
        return self._lock.acquire(blocking=False)

    def release(self) -> None:
        """Do what a lock's `release` does."""
        self._lock.release()


class Observer(Protocol):
    """Is told of the moments of a program; what it raises ends the program."""

    def turn(self) -> None:
        """An event loop begins a turn, or a thread looks at the clock again."""

    def blocked(self, start: float, end: float) -> None:
        """`time.sleep` held the program's main thread (seconds)."""

    def task(self, coro: Any, name: str) -> Any:
        """Return the coroutine that takes the place of a new task's."""


class Clock:
    """The time of one program, in seconds since it started.

    Args:
        observer: is told of what happens on it.

    Attributes:
        now: the time, in seconds.
        threads: the program's threads, and those `at_work`: not a pool's.
        outside: what ran in real time: "threads", "processes", "sockets".
        over: True from the moment at which nothing can ever go on (a deadlock).
        loops: the program's event loops.
        ports: the numbers of the ports that the system chose for it.
        stretch: returns how long (seconds) a delay takes; by default, as long
            as it says.
    """

    def __init__(self, observer: Observer) -> None:
        self.observer = observer
        self.stretch: Callable[[float], float] = lambda seconds: seconds
        self.now = 0.0
        self.over = False
        self.outside: set[str] = set()
        self.task_numbers = itertools.count(1)
        self.loops: list[asyncio.AbstractEventLoop] = []
        self.ports: set[str] = set()
        self.threads: set[threading.Thread] = set()
        self.at_work: set[threading.Thread] = set()
        self._moved = _real_monotonic()
        self._timers = itertools.count(1)
        self._home = threading.current_thread()
        self._process = os.getpid()
        self._jobs: set[concurrent.futures.Future[Any]] = set()
        self._handed_over: set[object] = set()
        self._sleepers: set[_Sleeper] = set()

    def reach(self, when: float) -> None:
        """Move the clock forward to `when` (seconds), never back."""
        if when > self.now:
            self.now = round(when, _DIGITS)
            self._moved = _real_monotonic()

    def real_seconds_to(self, when: Moment) -> float:
        """Return how long (seconds) to wait on the real clock for `when`.

        What the program did before it set that timer, such as to import what it
        needs, took no time: on a busy machine it can take any.
        """
        since = max(self._moved, when.set_at)
        return when - self.now - (_real_monotonic() - since)

    def deadlock(self) -> NoReturn:
        """End the program, which can never go on."""
        self.over = True
        raise Deadlock

    def moment(self, when: float) -> Moment:
        """Return the time `when` (seconds) for a timer that is set now."""
        when = self.now + self.stretch(when - self.now)
        moment = Moment(round(when, _DIGITS))
        moment.number = next(self._timers)
        moment.set_at = _real_monotonic()
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
        return bool(self.at_work or self._jobs or self._handed_over)

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

    @contextlib.contextmanager
    def handing_over(self) -> Iterator[None]:
        """Count a job as at work before its pool has it.

        The job may begin, and have a loop of its own, before `job_starts` is
        told of it.
        """
        job = object()
        self._handed_over.add(job)
        try:
            yield
        finally:
            self._handed_over.discard(job)

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
        if self._handed_over:
            return False
        sleepers = list(self._sleepers)  # while other threads come and go
        jobs = list(self._jobs)
        asleep = sum(not sleeper.ready() for sleeper in sleepers)
        at_work = sum(t.is_alive() for t in self.at_work) + len(jobs)
        return asleep == at_work and all(job.running() for job in jobs)

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
        first.wake()
        return True

    def sleep(self, seconds: float) -> None:
        """Do what `time.sleep(seconds)` does, on this clock."""
        if not self.ours():
            _real_sleep(seconds)
            return
        if math.isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if seconds >= _LONGEST_SLEEP:
            raise OverflowError("timestamp out of range for platform time_t")
        self.wait(seconds)

    def wait(self, seconds: float, ready: Callable[[], bool] = _never) -> None:
        """Hold the program's thread for `seconds`, or until it is `ready`."""
        start = self.now
        due = self.moment(start + seconds)
        if threading.current_thread() is self._home and not self._elsewhere():
            while self.busy_outside() and self.real_seconds_to(due) > 0:
                self.observer.turn()
                if ready():
                    break
                if not self.all_asleep():
                    _real_sleep(_LOOK)
                elif not self.wake(due):
                    break
            if not ready():
                self.reach(due)
            self.observer.blocked(start, self.now)
        else:
            sleeper = _Sleeper(due, ready)
            self._sleepers.add(sleeper)
            until = _real_monotonic() + seconds
            # On the real clock, unless a loop finds that nothing else goes on.
            while not (sleeper.over or ready()):
                left = until - _real_monotonic()
                if left <= 0:
                    break
                sleeper.wait(left if ready is _never else min(left, _LOOK))
            self._sleepers.discard(sleeper)
            if not ready():
                self.reach(due)

    def _elsewhere(self) -> bool:
        """Tell whether the program's loop runs in another thread."""
        return any(
            loop.is_running() and asyncio._get_running_loop() is not loop
            for loop in self.loops
        )
