"""Puts a program's clock in the place of Python's."""

from __future__ import annotations

import datetime
import gc
import logging
import math
import operator
import signal
import sys
import time
import types
import warnings
from collections.abc import Callable
from typing import Any, SupportsIndex

from .builtin import BuiltIn
from .clock import START, Clock

_LONGEST_SLEEP = 2**63 / 1e9  # seconds that time.sleep can count

# How often (seconds of the processor) a program that has set an alarm is asked
# whether it computes.
_LOOK = 0.05


def put_in_place(clock: Clock) -> None:
    """Let what tells the time tell that of a clock, for good."""
    # Whole, as the clock's own.
    date = float(int(time.time())) - START

    def seconds(real: Callable[[], float], began: float) -> Callable[[], float]:
        return lambda: began + clock.look() if clock.ours() else real()

    def spent(real: Callable[[], float]) -> Callable[[], float]:
        def seconds_of_work() -> float:
            if not clock.ours():
                return real()
            clock.look()
            return clock.spun + clock.noise

        return seconds_of_work

    def in_nanoseconds(seconds: Callable[[], float]) -> Callable[[], int]:
        return lambda: round(seconds() * 1e9)

    def of_now(
        name: str, at: Callable[[float], Any], before: int = 0
    ) -> Callable[..., Any]:
        """Give the time to a function that takes the real one without it.

        Args:
            name: the function's.
            at: returns the time (seconds), as the function takes it.
            before: how many arguments it has before the time.
        """
        real = getattr(time, name)

        def of_time(*args: Any) -> Any:
            if len(args) == before or args[before:] == (None,):
                args = (*args[:before], at(now()))
            return real(*args)

        return of_time

    real_sleep = time.sleep

    def sleep(seconds: float | SupportsIndex, /) -> None:
        if not clock.ours():
            real_sleep(seconds)
            return
        if not isinstance(seconds, float):
            seconds = operator.index(seconds)
        if math.isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if seconds >= _LONGEST_SLEEP:
            raise OverflowError("timestamp out of range for platform time_t")
        clock.wait(seconds)

    changes: dict[str, Callable[..., Any]] = {"sleep": sleep}
    # A browser's Python has no time of a thread.
    process_time = spent(time.process_time)
    clocks = {
        "monotonic": seconds(time.monotonic, 0.0),
        "perf_counter": seconds(time.perf_counter, 0.0),
        "time": seconds(time.time, date),
        "process_time": process_time,
        "thread_time": process_time,
    }
    now = clocks["time"]
    for name, does in clocks.items():
        changes[name] = does
        changes[f"{name}_ns"] = in_nanoseconds(does)
    for name in ("localtime", "gmtime", "ctime"):
        changes[name] = of_now(name, float)
    changes["asctime"] = of_now("asctime", time.localtime)
    changes["strftime"] = of_now("strftime", time.localtime, 1)

    def clock_gettime(real: Callable[[int], Any], unit: str) -> Any:
        kinds = {
            getattr(time, f"CLOCK_{kind}", None): changes[f"{name}{unit}"]
            for kind, name in (
                ("REALTIME", "time"),
                ("MONOTONIC", "monotonic"),
                ("MONOTONIC_RAW", "monotonic"),
                ("BOOTTIME", "monotonic"),
                ("PROCESS_CPUTIME_ID", "process_time"),
                ("THREAD_CPUTIME_ID", "thread_time"),
            )
        }
        return lambda kind: kinds[kind]() if kind in kinds else real(kind)

    for unit in ("", "_ns"):
        name = f"clock_gettime{unit}"
        if hasattr(time, name):
            changes[name] = clock_gettime(getattr(time, name), unit)
    _replace({time: changes, signal: _alarms(clock)})
    _replace_dates(now)
    # It began in real time, before the program did.
    in_nanoseconds_too = sys.version_info >= (3, 13)
    started = time.time_ns() if in_nanoseconds_too else time.time()
    logging._startTime = started  # type: ignore[attr-defined]


def _replace(changes: dict[Any, dict[str, Callable[..., Any]]]) -> None:
    """Replace functions of modules, also where others have them by name."""
    new = {}
    for owner, functions in changes.items():
        for name, does in functions.items():
            if real := getattr(owner, name, None):
                new[id(real)] = BuiltIn(real, does)
            elif owner is signal:  # a browser lacks some
                setattr(owner, name, does)
    own = __name__.partition(".")[0]
    for module in list(sys.modules.values()):
        if not isinstance(module, types.ModuleType):  # a browser has others
            continue
        if module.__name__.partition(".")[0] != own:
            for name, value in list(vars(module).items()):
                if id(value) in new:
                    setattr(module, name, new[id(value)])


def _replace_dates(seconds: Callable[[], float]) -> None:
    """Let `datetime.now` tell the time in seconds since 1970."""

    def now(cls: Any, tz: datetime.tzinfo | None = None) -> Any:
        return cls.fromtimestamp(seconds(), tz)

    real_utcnow = datetime.datetime.utcnow

    def utcnow(cls: Any) -> Any:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            real_utcnow()
        for warning in caught:  # from 3.12 on
            warnings.warn(warning.message, stacklevel=2)
        utc = datetime.UTC
        return cls.fromtimestamp(seconds(), utc).replace(tzinfo=None)

    # C's own class cannot be changed, and another one in its place would not be
    # the class of what its other methods return.
    (names,) = gc.get_referents(datetime.datetime.__dict__)
    names.update(now=classmethod(now), utcnow=classmethod(utcnow))
    sys._clear_type_cache()  # which has what was there, and is freed


def _alarms(clock: Clock) -> dict[str, Callable[..., Any]]:
    """Return what sets an alarm on a clock, as `signal` has it."""
    real: Any = signal

    def left() -> tuple[float, float]:
        if clock.alarm is None:
            return 0.0, 0.0
        return round(clock.alarm - clock.now, 9), clock.interval

    def getitimer(which: int) -> Any:
        is_alarm = which == real.ITIMER_REAL
        return left() if is_alarm else real_getitimer(which)

    def setitimer(which: int, seconds: float, interval: float = 0.0) -> Any:
        is_alarm = which == real.ITIMER_REAL and seconds >= 0 <= interval
        if real_setitimer and not is_alarm:
            return real_setitimer(which, seconds, interval)
        before = left()
        clock.alarm = clock.moment(clock.now + seconds) if seconds else None
        clock.interval = float(interval)
        if real_setitimer:
            look = _LOOK if seconds else 0
            real_setitimer(real.ITIMER_VIRTUAL, look, look)
        return before

    def alarm(seconds: int) -> int:
        before, _ = setitimer(real.ITIMER_REAL, seconds)
        return -int(-before // 1)

    if not hasattr(signal, "SIGALRM"):
        return {}
    real_getitimer = signal.getitimer
    real_setitimer = getattr(signal, "setitimer", None)  # not in a browser
    if real_setitimer:
        real.signal(real.SIGVTALRM, lambda *_: clock.computes())
    return {"alarm": alarm, "getitimer": getitimer, "setitimer": setitimer}
