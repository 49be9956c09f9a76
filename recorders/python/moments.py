"""What a program's clock tells of, and what ends the program."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ..recording import Block


class Stopped(KeyboardInterrupt):
    """Ends the program: raised by the recorder, never by a program.

    A KeyboardInterrupt, because asyncio lets that through everywhere.
    """


class Ended(Stopped):
    """Ends what goes on though the program has ended its process."""


class Deadlock(Stopped):
    """Nothing is ready, no timer is set and nothing outside is at work."""


class Moment(float):
    """A time (seconds) that comes before an equal one that was set later.

    As on a real clock, where no two timers are set at the same time, and where
    each one that fires is a little late: of two chains of delays, the one with
    fewer delays is the first.
    """

    drift: int
    """How many timers, one after the other, led to this one."""
    number: int
    set_at: float
    """On the real clock (seconds)."""

    def __lt__(self, other: float) -> bool:
        if isinstance(other, Moment) and self == other:
            return (self.drift, self.number) < (other.drift, other.number)
        return super().__lt__(other)


class Observer(Protocol):
    """Is told of the moments of a program; what it raises ends the program."""

    def turn(self) -> None:
        """An event loop begins a turn, or a thread looks at the clock again."""

    def moving(self) -> None:
        """The clock is about to move."""

    def blocked(self, start: float, end: float) -> Block:
        """A call held the main thread (seconds since the start)."""

    def task(self, task: asyncio.Task[Any], coro: Any, name: str) -> Any:
        """Return what notes a new task's steps; None: nothing does."""
