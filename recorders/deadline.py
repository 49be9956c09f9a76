"""Limits how long a process may run, however busy the machine is."""

from __future__ import annotations

import time

_real_time = time.monotonic
_open = open


class Deadline:
    """The end of the time that a process has.

    Time in which its main thread waits for a processor does not count, where
    the system tells how long that is: what gets a tenth of one does not hang.

    Args:
        seconds: how long it has, from now on.
        process: its number; by default, it is this one.
    """

    def __init__(self, seconds: float, process: int | None = None) -> None:
        # Linux: Documentation/scheduler/sched-stats.rst
        self._told_in = f"/proc/{process or 'self'}/schedstat"
        self._waited = self._waits()
        self._end = _real_time() + seconds

    def left(self) -> float:
        """Return how long (seconds) it has at least; 0 or less: it is over."""
        left = self._end - _real_time()
        return left if left > 0 else left + self._waits() - self._waited

    def _waits(self) -> float:
        """Return how long (seconds) it has waited for a processor."""
        try:
            with _open(self._told_in, "rb") as file:
                return int(file.read().split()[1]) / 1e9
        except OSError:
            return 0.0
