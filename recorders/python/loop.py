"""An event loop of asyncio whose clock jumps to the next timer."""

from __future__ import annotations

import _thread
import asyncio
import collections
import math
import selectors
import signal
import sys
import time
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .clock import Clock
from .moments import Moment
from .others import Sleeper
from .tasks import Watch, watch_of

if TYPE_CHECKING or sys.platform != "emscripten":
    _BaseLoop = asyncio.SelectorEventLoop
else:  # a browser's Python has no sockets
    _BaseLoop = asyncio.BaseEventLoop

# How often (seconds) it is asked, which is slow, what the processor did.
_ASK = 0.01

_popleft = collections.deque.popleft
_real_time = time.monotonic
_real_select = selectors.DefaultSelector.select


class _Selector(selectors.DefaultSelector):
    """Moves the clock where a selector would wait."""

    clock: Clock
    loop: VirtualClockLoop
    fixed = 0  # what the loop itself listens to: the socket that wakes it

    def __init__(self) -> None:
        super().__init__()
        # Where there is nothing, which is most often, this is faster.
        system: Any = getattr(self, "_selector", None)
        self._look = getattr(system, "poll", lambda _: True)

    def select(self, timeout: float | None = None) -> Any:
        clock, loop = self.clock, self.loop
        if timeout is not None and timeout <= 0:
            timers = loop._scheduled  # type: ignore[attr-defined]
            clock.turn(loop.next_timer() if timers else None)
            came = self.fixed and self._look(0)
            return _real_select(self, 0) if came else []
        loop._ready.rest()
        clock.observer.turn()
        sockets = len(self.get_map()) > self.fixed
        if sockets:
            clock.outside.add("sockets")
        if sockets or clock.others.any():
            clock.hold(_Waiting(loop, sockets))
            return _real_select(self, 0)
        # What wakes the loop itself, such as a signal that has a handler.
        if self.fixed:
            if events := _real_select(self, 0):
                return events
        elif self.loop.has_ready():
            return []
        due = clock.first(loop.next_timer())
        if due is None:
            clock.deadlock()
        clock.reach(due)
        # An alarm may have rung.
        return _real_select(self, 0) if self.fixed else []


# So, a program is told what its loop uses.
_Selector.__name__ = selectors.DefaultSelector.__name__


class _Waiting(Sleeper):
    """A loop that waits for its next timer, and for what its selector knows.

    Args:
        loop: the loop.
        sockets: whether it listens to others than what wakes itself.
    """

    look = 0.005

    def __init__(self, loop: VirtualClockLoop, sockets: bool) -> None:
        selector: Any = loop._selector  # type: ignore[attr-defined]
        due = loop.next_timer() or loop.clock.moment(math.inf)
        super().__init__(due, self._something_came, sockets or None)
        self._loop, self._select = loop, selector
        self._thread = _thread.get_ident()

    def _something_came(self) -> bool:
        try:
            return bool(_real_select(self._select, 0))
        except (OSError, ValueError):
            return True  # another thread asks: the loop is closed by now

    def wake(self) -> None:
        if _thread.get_ident() != self._thread:
            self._loop._write_to_self()  # type: ignore[attr-defined]

    def wait(self, seconds: float) -> None:
        _real_select(self._select, seconds)


class _Ready(collections.deque[Any]):
    """The callbacks that wait to be run.

    asyncio takes one after the other: where it takes a task's next step, that
    goes on, and where it takes another one, or waits, that step has ended.
    """

    clock: Clock
    running: Watch | None = None
    since = math.inf  # when it was taken, in real time (seconds)
    asked = 0.0  # when it was asked what the processor did (likewise)

    def popleft(self) -> Any:
        if self.running:
            self.running.suspended()
        now = _real_time()
        if now > self.asked + _ASK:
            self._worked(now)
            self.asked = now
        self.since = now
        self.clock.looks = 0
        handle = _popleft(self)
        self.running = watch = watch_of(handle)
        if watch and watch.wait:
            watch.goes_on()
        return handle

    def _worked(self, now: float) -> None:
        clock = self.clock
        clock.calculations.worked(now - self.since, clock.spun)

    def rest(self) -> None:
        """Note that none of them runs now."""
        if self.running:
            self.running.suspended()
            self.running = None
        now = _real_time()
        self._worked(now)
        self.since = math.inf  # to wait is no work


class VirtualClockLoop(_BaseLoop):
    """An event loop on a virtual clock.

    Args:
        clock: the clock that it moves; its observer is asked for each new task.

    It raises Deadlock where a real loop would wait for ever.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        selector = _Selector()
        selector.clock, selector.loop = clock, self
        if sys.platform != "emscripten":
            super().__init__(selector)
        else:
            super().__init__()
            self._selector = selector
        selector.fixed = len(selector.get_map())
        self._ready = _Ready()
        self._ready.clock = clock
        clock.loops.append(self)

    def time(self) -> float:
        """Return the time on the virtual clock, in seconds."""
        return self.clock.look()

    @property
    def _clock_resolution(self) -> float:
        """How much (seconds) before it is due asyncio lets a timer fire."""
        return self.clock.together - self.clock.noise

    @_clock_resolution.setter
    def _clock_resolution(self, _: float) -> None:
        """Leave out the real clock's, which asyncio sets."""

    def call_at(  # type: ignore[override]
        self, when: float, *args: Any, **kwargs: Any
    ) -> asyncio.TimerHandle:
        """Set a timer; those for the same time fire in the order set."""
        moment = self.clock.moment(when - self.clock.noise)
        return super().call_at(moment, *args, **kwargs)

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

        def add_signal_handler(
            self, sig: int, callback: Callable[..., Any], *args: Any
        ) -> None:
            """Have a callback called for a signal."""
            signal.signal(sig, lambda *_: self.call_soon(callback, *args))

        def remove_signal_handler(self, sig: int) -> bool:
            """Undo that; return whether there was one."""
            interrupts = sig == signal.SIGINT
            default = (
                signal.default_int_handler if interrupts else signal.SIG_DFL
            )
            return signal.signal(sig, default) not in (default, signal.SIG_DFL)


def put_in_place(clock: Clock) -> None:
    """Put loops on a clock in the place of the real ones, for good."""

    class Loop(VirtualClockLoop):
        """What a program makes, by whatever name, and what it is called."""

        def __init__(self, selector: object = None) -> None:
            super().__init__(clock)

    real = asyncio.SelectorEventLoop
    Loop.__name__ = Loop.__qualname__ = real.__name__
    Loop.__module__ = real.__module__
    for module in (asyncio, sys.modules[real.__module__]):
        for name, value in list(vars(module).items()):
            if value is real:  # it has several names
                setattr(module, name, Loop)
    with warnings.catch_warnings():  # a policy is an old thing, from 3.14 on
        warnings.simplefilter("ignore")
        policy: Any = type(asyncio.get_event_loop_policy())
    policy._loop_factory = Loop
