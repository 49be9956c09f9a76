"""Tells a program that is wrong from a machine that was too busy for it."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Problem = TypeVar("Problem")

# Of two lines of a program, the order is decided by 100 ms or more.
STALL = 0.05  # seconds
# A stall of 100 ms is seen as one of 80 ms or more. To look more often would
# take a part of the processor that the programs then lack.
_LOOKS = 0.02  # seconds
_REST = 0.5  # seconds
_WAITS = 40  # at most


def again_when_it_rests(test: Callable[Given, None]) -> Callable[Given, None]:
    """Let a test fail only if it does so on a machine that has time for it."""

    @functools.wraps(test)
    def tried(*args: Given.args, **kwargs: Given.kwargs) -> None:
        def attempt() -> Exception | None:
            try:
                test(*args, **kwargs)
            except Exception as error:
                return error
            return None

        if problem := problem_on_time(attempt):
            raise problem

    return tried


def problem_on_time(
    attempt: Callable[[], Problem | None], stall: float = STALL
) -> Problem | None:
    """Return what an attempt in real time finds wrong, or None.

    If it finds something while the machine stood still, it is made again when
    that has less to do, three times at most.

    Args:
        attempt: returns what it finds wrong, or None.
        stall: how long (seconds) the machine must have stood still.
    """
    for _ in range(3):
        with _stalls() as found:
            problem = attempt()
        if not problem or max(found) < stall:
            break
        _wait_for_rest()
    return problem


def _wait_for_rest() -> None:
    """Wait until the machine has not stood still for a while."""
    for _ in range(_WAITS):
        with _stalls() as found:
            time.sleep(_REST)
        if max(found) < STALL:
            break


@contextlib.contextmanager
def _stalls() -> Iterator[list[float]]:
    """Collect how long (seconds) each processor let a thread wait its turn."""
    found = [0.0]
    over = threading.Event()

    def watch(processor: int | None) -> None:
        if processor is not None:
            os.sched_setaffinity(0, {processor})  # this thread's
        before = time.monotonic()
        while not over.wait(_LOOKS):
            now = time.monotonic()
            found.append(now - before - _LOOKS)
            before = now

    can_choose = hasattr(os, "sched_setaffinity")
    processors = os.sched_getaffinity(0) if can_choose else [None]
    threads = [threading.Thread(target=watch, args=[p]) for p in processors]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        over.set()
        for thread in threads:
            thread.join()
