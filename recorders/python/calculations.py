"""What a program computes, which takes no time on its clock."""

from __future__ import annotations

import sys
import time

# Work of the processor (seconds) in one callback, from which on it is told that
# such work takes no time. In a browser, all takes several times as long.
_TOLD = 1.0 if sys.platform == "emscripten" else 0.2

_real_cpu_time = getattr(time, "thread_time", time.process_time)  # a browser


class Calculations:
    """The calculations of one program.

    Args:
        outside: gets "calculations", where what took no time is to be told.
    """

    def __init__(self, outside: set[str]) -> None:
        self._outside = outside
        self._spent = 0.0  # processor time (seconds), when last asked for
        self._spun = 0.0

    def begin(self) -> None:
        """Count from now on."""
        self._spent = _real_cpu_time()

    def spent(self) -> float:
        """Return how much (seconds) the processor did since."""
        return float(_real_cpu_time() - self._spent)

    def recorded(self, seconds: float) -> None:
        """Note work (seconds) of the recorder, which the program did not do."""
        self._spent += seconds

    def worked(self, seconds: float, spun: float) -> None:
        """Note how long a callback took, and begin to count the next one's.

        It must be called now and then: whether the callback computed, is told
        by what the processor did since the last time.

        Args:
            seconds: on the real clock.
            spun: how long the program has looked at its clock and done nothing
                else (seconds); that took its time.
        """
        computed = min(seconds, self.spent()) > _TOLD
        if computed and spun == self._spun:
            self.told()
        self._spun = spun
        self.begin()

    def told(self) -> None:
        """Tell that calculations took no time."""
        self._outside.add("calculations")
