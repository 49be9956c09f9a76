"""What else is at work while a program's main thread, or its loop, waits.

Its threads, and those of pools, are asleep where they wait on the clock; its
processes are at work until they end, and a job of a pool of processes until its
result is here.
"""

from __future__ import annotations

import _thread
import concurrent.futures
import contextlib
import itertools
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

_allocate = _thread.allocate_lock  # the real ones
_real_monotonic = time.monotonic
_real_sleep = time.sleep
_LOOK = 0.001  # seconds
_LATE = 1.5  # times as long as it was to be
_real_cpu_time = time.process_time

# Seconds after which that is so, where a thread has computed for so long of
# them, and where none has.
_QUIET, _COMPUTED, _IDLE = 0.05, 0.03, 0.25

LIBRARY = ("concurrent.", "multiprocessing.")  # whose threads serve pools
_OF_PROCESSES = ("concurrent.futures.process", "multiprocessing.")


def never() -> bool:
    """Tell that what a thread waits for is not there: it only sleeps."""
    return False


class Sleeper:
    """A thread that sleeps, or waits for something.

    Args:
        due: until when at most (seconds on the clock; math.inf: no limit).
        ready: tells whether what it waits for is there.
        elsewhere: whether that may come from outside of the program; None:
            only a thread can bring it.
        queue: those that wait for the same: it is the first one's.

    Attributes:
        over: whether it goes on though it is not there.
        told: whether it is told when it is there.
    """

    look = 0.001  # seconds after which it looks again, if nobody tells it to

    def __init__(
        self,
        due: Any,
        ready: Callable[[], bool],
        elsewhere: bool | None = None,
        queue: list[Sleeper] | None = None,
    ) -> None:
        self.due = due
        self.ready = ready
        self.elsewhere = elsewhere
        self.queue = queue
        self.over = False
        self.told = queue is not None or ready is never
        self._woken = _allocate()
        self._woken.acquire()

    def asleep(self) -> bool:
        """Tell whether it has neither what it waits for, nor a reason to go."""
        if self.over:
            return False
        if self.queue is not None and self.queue[:1] != [self]:
            return True
        return not self.ready()

    def wake(self) -> None:
        """Let it look again, at once."""
        with contextlib.suppress(RuntimeError):  # it was told already
            self._woken.release()

    def wait(self, seconds: float) -> None:
        """Wait on the real clock, until it is told to look again."""
        self._woken.acquire(timeout=seconds)


class RawThread:
    """A thread of `_thread.start_new_thread`, which has no Thread."""

    ident: int | None = None
    ended = False


class Others:
    """What is at work in one program.

    Attributes:
        sleepers: the threads that wait on the clock, by their identifiers.
        outside: what ran in real time: "threads", "processes", "sockets".
        rested: for how long (real seconds) threads waited, less what a busy
            machine took.
    """

    def __init__(self) -> None:
        self.sleepers: dict[int, Sleeper] = {}
        self.outside: set[str] = set()
        self._home = _thread.get_ident()
        self._threads: dict[threading.Thread | RawThread, bool] = {}
        self._processes: set[int] = set()
        self._servers: set[int] = set()  # processes that wait for jobs
        self._jobs: set[object] = set()
        self._pools: weakref.WeakSet[Any] = weakref.WeakSet()
        self._moves = itertools.count(1)
        self._moved = 0
        self._moved_at = self._moved_after = 0.0
        self._looked_at = _real_monotonic()
        self.rested = 0.0

    # Other threads change all these while they are looked at: `list` takes a
    # copy in one step.

    def thread_starts(self, thread: threading.Thread | RawThread) -> None:
        """Note a thread before it starts."""
        target = getattr(thread, "_target", None) or type(thread)
        module = target.__module__ or ""  # methods of built-in types have none
        library = module.startswith(LIBRARY) and not isinstance(
            thread, RawThread
        )
        if not module.startswith(_OF_PROCESSES):
            self.outside.add("threads")
        self._threads[thread] = library

    def thread_ends(self, thread: threading.Thread | RawThread) -> None:
        """Forget a thread that ended, or could not start."""
        self._threads.pop(thread, None)

    def process_starts(self, pid: int) -> None:
        """Note a process that the program started."""
        self._processes.add(pid)

    def process_serves(self, pid: int) -> None:
        """Note that a process waits for jobs: it is these that are at work."""
        self._processes.discard(pid)
        self._servers.add(pid)

    def pool_starts(self, pool: Any) -> None:
        """Note a `multiprocessing.Pool`."""
        self._pools.add(pool)

    def job_starts(self, job: concurrent.futures.Future[Any]) -> None:
        """Note a job handed to a pool of processes."""
        self.outside.add("processes")
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

    @contextlib.contextmanager
    def asleep(self, sleeper: Sleeper) -> Iterator[None]:
        """Note that the calling thread waits, meanwhile."""
        ident = _thread.get_ident()
        before = self.sleepers.get(ident)  # where a signal's handler waits
        self._move()
        self.sleepers[ident] = sleeper
        try:
            yield
        finally:
            self._move()
            if before:
                self.sleepers[ident] = before
            else:
                del self.sleepers[ident]

    def _move(self) -> None:
        self._moved = next(self._moves)
        self._moved_at = self.rested
        self._moved_after = _real_cpu_time()

    def looked(self, after: float) -> None:
        """Note that a thread looks again, after so many seconds.

        If it does so late, the machine is busy: the others, too, got less time.
        """
        now = _real_monotonic()
        self.rested += min(now - self._looked_at, _LATE * after)
        self._looked_at = now

    def quiet(self) -> bool:
        """Tell whether no thread has begun or ceased to wait for a while.

        One computes, then, or waits in real time.
        """
        quiet = self.rested - self._moved_at
        computed = _real_cpu_time() - self._moved_after > _COMPUTED
        return quiet > (_QUIET if computed else _IDLE)

    def home_looks(self) -> bool:
        """Tell whether the main thread waits, and looks at all others."""
        sleeper = self.sleepers.get(self._home)
        return sleeper is not None and not sleeper.elsewhere

    def any(self) -> bool:
        """Tell whether there is anything besides the main thread."""
        return bool(
            self._threads or self._processes or self._jobs or self._pools
        )

    def all_asleep(self) -> bool:
        """Tell whether all but the calling thread wait on the clock."""
        if not self.any():
            return True
        moved = self._moved
        if self._jobs or self.processes_at_work() or self._pools_at_work():
            return False
        if not self._sleeps(self._home):
            return False
        for thread in list(self._threads):
            if has_ended(thread):
                self.thread_ends(thread)
            elif not self._sleeps(thread.ident or 0):
                return False
        # One that was still at work may have woken one that slept, and be
        # asleep itself by now.
        return moved == self._moved

    def _sleeps(self, ident: int) -> bool:
        """Tell whether a thread is the calling one, or waits on the clock."""
        if ident == _thread.get_ident():
            return True
        sleeper = self.sleepers.get(ident)
        if not sleeper or sleeper.elsewhere:
            return False
        if sleeper.asleep():
            return True
        sleeper.wake()
        return False

    def fall_asleep(self) -> bool:
        """Wait until all but the calling thread do; False: one computes."""
        while not self.all_asleep():
            if self.quiet():
                return False
            _real_sleep(_LOOK)
            self.looked(_LOOK)
        return True

    def processes_at_work(self) -> bool:
        """Tell whether a process of the program has not ended."""
        for pid in list(self._processes):
            if not process_ended(pid):
                return True
            self._processes.discard(pid)
        return False

    def _pools_at_work(self) -> bool:
        return any(
            pool._cache and pool._state == "RUN" for pool in list(self._pools)
        )

    def serve(self) -> bool:
        """Tell whether processes serve the calling thread, in real time."""
        me = _thread.get_ident()
        for thread, library in list(self._threads.items()):
            if library and thread.ident == me:
                return False
        for pid in list(self._servers):
            if not process_ended(pid):
                return True
            self._servers.discard(pid)
        return False


def has_ended(thread: threading.Thread | RawThread) -> bool:
    """Tell whether a thread that was started, or is about to be, has ended."""
    if isinstance(thread, RawThread):
        return thread.ended
    if not thread._started.is_set():  # type: ignore[attr-defined]
        return False
    if handle := getattr(thread, "_handle", None):  # 3.13
        return bool(handle.is_done())
    # Not `is_alive`: until 3.12 it fails where two threads ask at once.
    lock = thread._tstate_lock  # type: ignore[attr-defined]
    return lock is None or not lock.locked()


def process_ended(pid: int) -> bool:
    """Tell whether a child has ended; leave its exit status to who waits."""
    try:
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, pid, flags) is not None
    except ChildProcessError:
        return True
