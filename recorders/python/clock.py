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
import gc
import itertools
import math
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from .calculations import Calculations
from .moments import Deadlock, Moment, Observer
from .others import LIBRARY, Others, Sleeper, never

if TYPE_CHECKING:
    from ..recording import Block

# What the clock shows (seconds) as the program starts: whole, because the last
# digits of a difference depend on it; not zero, which some take for "never".
START = 1000.0
_DIGITS = 9  # of the clock's seconds
_DIGITS_TOLD = 6  # of the seconds since the start
_TICK = 1e-9  # seconds: no two readings are the same
# Timers due within this (seconds) of each other fire in one turn, as on a real
# clock.
_TOGETHER = 1e-6

# A program that does nothing but look at the clock, or turn its loop, waits for
# the time to move on: so often (times) that is free, then it takes a while
# (seconds). A turn takes as long as on a machine of today, a look longer with
# each one: who looks for seconds need not look millions of times.
_FREE = 1_000
_LOOK_TAKES, _LOOK_TAKES_AT_MOST = 1e-9, 1e-5
_TURN_TAKES = 5e-6
_LOOKED_AFTER = 100  # turns or looks after which the observer is told

_PATIENCE = 2.0  # seconds for which threads are waited for that fall asleep
_LOOK = 0.001  # seconds after which it is looked whether they do
_RARELY = 0.1  # likewise, where others look and tell

_real_monotonic = time.monotonic


def _library_looks() -> bool:
    """Tell whether what serves pools and processes looks at the clock.

    It does so while it waits for them, for so many times as they take.
    """
    frame, own = sys._getframe(2), f"{__package__}."
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(own):
        frame = frame.f_back
    name: str = frame.f_globals.get("__name__", "")
    return name.startswith(LIBRARY)


class Clock:
    """The time of one program.

    Args:
        observer: is told of what happens on it.

    Attributes:
        now: the time, in seconds, as Python's monotonic clock has it.
        noise: by how much (seconds) what was read of the clock is more than
            `now`. It only grows: a difference is never less than the delay
            between.
        together: within how much (seconds) of each other timers fire at once.
        alarm: when the program's alarm rings (signal.setitimer), or None.
        interval: how long (seconds) after that it rings again; 0: never.
        looks: how often the program looked at it and did nothing else.
        spun: how long (seconds) the program did nothing but look at the time.
        others: what else is at work: threads, processes.
        outside: what ran in real time: "threads", "processes", "sockets",
            and "calculations", which take no time on this clock.
        calculations: notes those.
        over: True from the moment at which nothing can ever go on (a deadlock).
        loops: the program's event loops.
        ports: the numbers of the ports that the system chose for it.
        stretch: returns how long (seconds) a delay takes; by default, as long
            as it says.
    """

    def __init__(self, observer: Observer) -> None:
        self.observer = observer
        self.stretch: Callable[[float], float] = lambda seconds: seconds
        self.now = START
        self.noise = 0.0
        self.together = _TOGETHER
        self.alarm: Moment | None = None
        self.interval = 0.0
        self.spun = 0.0
        self.over = False
        self.others = Others()
        self.outside = self.others.outside
        self.calculations = Calculations(self.outside)
        self.loops: list[asyncio.AbstractEventLoop] = []
        self.ports: set[str] = set()
        self._moved = _real_monotonic()
        self._rested = 0.0
        self._timers = itertools.count(1)
        self._drift = 0
        self.looks = 0  # one after the other, in one thread:
        self._looker = 0
        self._turns = 0  # likewise
        self._spin: Block | None = None
        self._kept: list[object] = []
        self._home = _thread.get_ident()
        self._process = os.getpid()
        self._jumping = _thread.allocate_lock()

    @property
    def elapsed(self) -> float:
        """The time (seconds) since the program started."""
        return round(self.now - START, _DIGITS_TOLD)

    def look(self) -> float:
        """Return the time (seconds), as a program reads it.

        It moves on where a program does nothing else, as in a loop that
        simulates work.
        """
        if (ident := _thread.get_ident()) != self._looker:
            self._looker, self.looks, self._spin = ident, 0, None
        self.noise += _TICK
        self.looks = looks = self.looks + 1
        if looks > _FREE:
            self._spins(looks)
        return self.now + self.noise

    def _spins(self, looks: int) -> None:
        """Move on, since a thread has looked so often at the clock."""
        looker, block, start = self._looker, self._spin, self.elapsed
        home = looker == self._home
        takes = min(looks * _LOOK_TAKES, _LOOK_TAKES_AT_MOST)
        if looks % _LOOKED_AFTER == 0:
            if home:
                self.observer.turn()
        elif self.others.any():
            return
        if self.others.any():  # what sleeps meanwhile wakes in time
            if _library_looks():
                self.looks = 0
                return
            takes *= _LOOKED_AFTER
            if self.others.fall_asleep():
                self.hold(Sleeper(self.moment(self.now + takes), never))
            else:
                self.reach(self.now + takes)
        elif self.alarm is not None:
            self.reach(self.now + takes)
        else:  # the same, sooner
            self.now += takes
        self.spun += takes
        if block:
            block.end = self.elapsed
        elif home:
            block = self.observer.blocked(start, self.elapsed)
        self._looker, self.looks, self._spin = looker, looks, block

    def turn(self, due: Moment | None) -> None:
        """Note that a loop turns, since something is ready.

        Args:
            due: when its next timer is due, or None.
        """
        self.looks, self._spin = 0, None
        self._turns = turns = self._turns + 1
        if turns % _LOOKED_AFTER == 1:
            self.observer.turn()
        if turns > _FREE:
            later = self.now + _TURN_TAKES
            if due is not None and due < later:
                self.reach(due)
            elif self.alarm is not None:
                self.reach(later)
            else:  # the same, sooner
                self.now = later
            self._turns = turns

    def reach(self, when: float) -> None:
        """Move the clock forward to `when` (seconds), never back.

        An alarm that is due on the way rings.
        """
        while self.alarm is not None and self.alarm <= when:
            alarm, self.alarm = self.alarm, None
            if self.interval:
                self.alarm = self.moment(alarm + self.interval)
            self._move(alarm)
            signal.raise_signal(signal.SIGALRM)
        self._move(when)

    def _move(self, when: float) -> None:
        if when > self.now:
            self.observer.moving()
            self.now = round(when, _DIGITS)
            self.noise += _TICK
            # A float that counts centuries has no digits for the usual: what
            # is due now would never fire.
            self.together = max(_TOGETHER, math.ulp(self.now))
            self.looks = self._turns = 0
            self._spin = None
            if self.alarm is not None:
                self.calculations.begin()
            self._moved = _real_monotonic()
            self._rested = self.others.rested
            if isinstance(when, Moment):
                self._drift = when.drift + 1

    def first(self, due: Moment | None) -> Moment | None:
        """Return when something happens (seconds): what is `due`, or an alarm.

        None: nothing will happen.
        """
        if self.alarm is None or (due is not None and due < self.alarm):
            return due
        return self.alarm

    def _real_seconds_to(self, when: Moment) -> float:
        """Return how long (seconds) to wait on the real clock for `when`.

        What the program did before it set that timer, such as to import what it
        needs, took no time: on a busy machine it can take any.
        """
        passed = _real_monotonic() - max(self._moved, when.set_at)
        left = when - self.now - passed
        # Threads that wait for each other again and again do not compute, which
        # is what takes time.
        rested = self.others.rested - self._rested
        patient = rested < when - self.now + _PATIENCE
        if patient and not (
            self.others.processes_at_work() or self.others.quiet()
        ):
            return max(left, _LOOK)
        return left

    def deadlock(self) -> NoReturn:
        """End the program, which can never go on."""
        self.over = True
        self.keep_tasks()
        raise Deadlock

    def keep_tasks(self) -> None:
        """Keep the tasks of a program that is ended: it never ends by itself.

        One that is deleted goes on with a GeneratorExit, maybe for ever.
        """
        gc.disable()
        self._kept += [asyncio.all_tasks(loop) for loop in self.loops]

    def computes(self) -> None:
        """Let an alarm ring in what computes for as long as it would take."""
        spent = self.calculations.spent()
        if self.alarm is not None and spent >= self.alarm - self.now:
            self.calculations.told()
            self.observer.blocked(self.elapsed, round(self.alarm - START, 6))
            self.reach(self.alarm)

    def moment(self, when: float) -> Moment:
        """Return the time `when` (seconds) for a timer that is set now."""
        when = self.now + self.stretch(when - self.now)
        moment = Moment(round(when, _DIGITS))
        moment.drift = self._drift
        moment.number = next(self._timers)
        moment.set_at = _real_monotonic()
        return moment

    def ours(self) -> bool:
        """Tell whether this is the program, and not a copy that it made."""
        return os.getpid() == self._process

    def _wake(self, first: Sleeper) -> bool:
        """Move the clock to where a thread wakes, or an alarm, and wake it.

        Args:
            first: what waits in that thread, the first of all.

        Returns:
            False: neither ever does.
        """
        due = self.first(first.due)
        assert due is not None
        if due == math.inf:
            return False
        self.reach(due)
        if due is first.due:  # else, an alarm
            first.over = True
            first.wake()
        return True

    def _first_sleeper(self) -> Sleeper:
        sleepers = [*self.others.sleepers.values()]  # while others come and go
        return min(sleepers, key=lambda sleeper: sleeper.due)

    def wait(
        self,
        seconds: float,
        ready: Callable[[], bool] = never,
        *,
        take: Callable[[], bool] | None = None,
        queue: list[Sleeper] | None = None,
        elsewhere: bool | None = None,
    ) -> bool:
        """Hold the calling thread until something is there, or a time is over.

        Args:
            seconds: how long at most; math.inf: there is no limit.
            ready: tells whether what it waits for is there.
            take: takes that; False: another thread was first.
            queue: those that wait for the same, one after the other; the first
                one is to be told when it is there; None: it looks.
            elsewhere: whether it may come from outside of the program, which
                holds the clock; None: only a thread can bring it.

        Returns:
            True: it is there.

        Raises:
            Deadlock: nothing can ever bring it.
        """
        start = self.elapsed
        due = self.moment(self.now + seconds)
        sleeper = Sleeper(due, ready, elsewhere, queue)
        if queue is not None:
            queue.append(sleeper)
        try:
            self.hold(sleeper)
            while not (there := (take or ready)()) and self.now < due:
                sleeper.over = False
                self.hold(sleeper)
        finally:
            if queue is not None:
                queue.remove(sleeper)
                for following in queue[:1]:
                    following.wake()
        if not there:
            self.reach(due)
        home = _thread.get_ident() == self._home
        if home and self.elapsed > start:
            self.observer.blocked(start, self.elapsed)
        return there

    def hold(self, sleeper: Sleeper) -> None:
        """Hold the calling thread while a sleeper is asleep: this one."""
        with self.others.asleep(sleeper):
            self._hold(sleeper, _thread.get_ident() == self._home)

    def _hold(self, sleeper: Sleeper, home: bool) -> None:
        while sleeper.asleep():
            if home:
                self.observer.turn()
            if self._jump(sleeper, home):
                continue
            # On the real clock, because something else goes on.
            first = self._first_sleeper()
            due = self.first(first.due)
            assert due is not None
            left = self._real_seconds_to(due)
            if left <= 0:
                if sleeper.asleep():  # what came in meanwhile came before that
                    self._wake(first)
                continue
            look = sleeper.look
            if not home:  # one thread that looks often is enough
                if sleeper.told and self.others.home_looks():
                    look = _RARELY
                look *= len(self.others.sleepers)
            # The others need not look when the first one is due.
            look = min(left, look) if first is sleeper else look
            sleeper.wait(look)
            self.others.looked(look)

    def _jump(self, sleeper: Sleeper, home: bool) -> bool:
        """Let the next of all threads wake, if they all wait on the clock."""
        if sleeper.elsewhere or not self._jumping.acquire(blocking=False):
            return False
        try:
            if not self.others.all_asleep():
                return False
            # The last one that fell asleep may have woken this one before.
            if not sleeper.asleep() or self._wake(self._first_sleeper()):
                return True
            if home and sleeper.elsewhere is None:
                self.deadlock()
            return False
        finally:
            self._jumping.release()
