"""An event loop of asyncio whose clock jumps to the next timer."""

from __future__ import annotations

import asyncio
import functools
import itertools
import logging
import math
import queue
import selectors
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .clock import Clock, Moment, Waiter

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

# Timers due within this (seconds) of each other fire in one turn, as on a real
# clock; so much, because a float that counts years has no finer digits.
_TOGETHER = 1e-6
# How often (seconds) work outside the loop is looked at.
_LOOK = 0.05


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
        self.clock.observer.turn()
        while self._busy():
            self.clock.observer.turn()
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
        clock: the clock that it moves; its observer is asked for each new task.

    Attributes:
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
        self.creating: str | None = None
        clock.loops.append(self)

    def time(self) -> float:
        """Return the time on the virtual clock, in seconds."""
        return self.clock.now

    @property
    def _clock_resolution(self) -> float:
        """How much (seconds) before it is due asyncio lets a timer fire."""
        # A float that counts centuries has no digits for the usual: what is due
        # now would never fire.
        return max(_TOGETHER, math.ulp(self.clock.now))

    @_clock_resolution.setter
    def _clock_resolution(self, _: float) -> None:
        """Leave out the real clock's, which asyncio sets."""

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
            coro = self.clock.observer.task(coro, kwargs["name"])
            return super().create_task(coro, **kwargs)
        finally:
            self.creating = None

    def next_timer(self) -> Moment | None:
        """Return when the next timer is due (seconds), or None."""
        timers: list[Any] = self._scheduled  # type: ignore[attr-defined]
        due: Moment | None = timers[0].when() if timers else None
        # One that never fires is none.
        return None if due == math.inf else due

    def has_ready(self) -> bool:
        """Tell whether a callback waits to be run."""
        return bool(self._ready) or self._stopping  # type: ignore[attr-defined]

    if sys.platform == "emscripten":  # what a selector's loop has of its own

        def _process_events(self, event_list: Any) -> None:
            pass

        def _write_to_self(self) -> None:
            pass


def put_in_place(clock: Clock) -> None:
    """Put a clock, and loops on it, in the place of the real ones.

    For good: in this process, nothing but one program runs from now on.
    """

    def new_event_loop() -> VirtualClockLoop:
        return VirtualClockLoop(clock)

    start_thread = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        if clock.ours():
            clock.thread_starts(thread)
        start_thread(thread)

    join_thread = threading.Thread.join

    def join(thread: threading.Thread, timeout: float | None = None) -> None:
        itself = thread is threading.current_thread()  # an error
        if timeout is not None and not itself and clock.ours():
            clock.wait(max(timeout, 0), lambda: not thread.is_alive())
            timeout = 0
        join_thread(thread, timeout)

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
            if not clock.ours():
                return submit(*args, **kwargs)
            # A thread may run before what handed it the job goes on.
            with clock.handing_over():
                job = submit(*args, **kwargs)
                clock.job_starts(job, kind)
            return job

        return submit_and_note

    def virtual(name: str) -> Callable[[], float]:
        real: Callable[[], float] = getattr(time, name)
        # Whole, because the last digits of a difference depend on it.
        began = float(int(real())) if name == "time" else 1000.0
        # A nanosecond a call: the standard library has loops that wait for the
        # time to move on.
        calls = itertools.count(1)
        return lambda: (
            began + clock.now + next(calls) * 1e-9 if clock.ours() else real()
        )

    def in_nanoseconds(seconds: Callable[[], float]) -> Callable[[], int]:
        return lambda: round(seconds() * 1e9)

    bind = socket.socket.bind

    def bind_and_note(sock: socket.socket, address: Any) -> None:
        bind(sock, address)
        if isinstance(address, tuple) and address[1:2] == (0,):
            clock.ports.add(str(sock.getsockname()[1]))

    changes: list[tuple[Any, str, Any]] = [
        (time, "sleep", clock.sleep),
        (threading, "_allocate_lock", lambda: Waiter(clock)),
        (threading.Thread, "join", join),
        (socket.socket, "bind", bind_and_note),
        (asyncio, "new_event_loop", new_event_loop),
        (asyncio.events, "new_event_loop", new_event_loop),
    ]
    for name in ("monotonic", "perf_counter", "time"):
        seconds = virtual(name)
        changes.append((time, name, seconds))
        changes.append((time, f"{name}_ns", in_nanoseconds(seconds)))
        if name == "monotonic":  # as these know it, to count what is left
            changes.append((threading, "_time", seconds))
            changes.append((queue, "time", seconds))
    if _POOLS:
        changes.append((threading.Thread, "start", start))
    else:
        changes.append((threading.Condition, "wait", wait_for_no_thread))
    for kind, pool in _POOLS.items():
        changes.append((pool, "submit", noted(kind, pool.submit)))
    for owner, name, value in changes:
        setattr(owner, name, value)
    # It began in real time, before the program did.
    in_nanoseconds_too = sys.version_info >= (3, 13)
    began = time.time_ns() if in_nanoseconds_too else time.time()
    logging._startTime = began  # type: ignore[attr-defined]
