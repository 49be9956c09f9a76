"""Locks and a queue as Python's own, on which a thread waits on a clock.

What waits for another thread, such as `Future.result`, `Event.wait`, `with
lock` and `Queue.get`, comes to these.
"""

from __future__ import annotations

import _thread
import contextlib
import math
import queue
from collections.abc import Callable
from typing import Any

from .builtin import named_as
from .clock import Clock
from .others import Sleeper

_allocate = _thread.allocate_lock
_RLock: Any = _thread.RLock


class Kinds:
    """The classes for one clock: `Lock`, `RLock` and `SimpleQueue`."""

    def __init__(self, clock: Clock) -> None:
        real_queue: Any = queue.SimpleQueue

        def wait(
            timeout: float,
            take: Callable[[], bool],
            ready: Callable[[], bool],
            queue: list[Sleeper],
        ) -> bool:
            """Take what is ready, within a time (seconds; below 0: any)."""
            limit = timeout if timeout >= 0 else math.inf
            return clock.wait(limit, ready, take=take, queue=queue)

        def wake(waiting: list[Sleeper]) -> None:
            for first in waiting[:1]:  # others may change it meanwhile
                first.wake()

        class Lock:
            """The lock of `threading`, and of what is built from it."""

            __slots__ = ("__weakref__", "_lock", "_waiting")

            def __init__(self) -> None:
                self._lock = _allocate()
                self._waiting: list[Sleeper] = []

            def acquire(
                self, blocking: bool = True, timeout: float = -1
            ) -> bool:
                lock = self._lock
                if timeout == -1 and blocking:
                    if lock.acquire(False):
                        return True
                elif not (blocking and 0 <= timeout <= _thread.TIMEOUT_MAX):
                    return lock.acquire(blocking, timeout)  # or an error
                if not clock.ours():
                    return lock.acquire(blocking, timeout)
                return wait(
                    timeout,
                    lambda: lock.acquire(False),
                    lambda: not lock.locked(),
                    self._waiting,
                )

            def release(self) -> None:
                self._lock.release()
                if self._waiting:
                    wake(self._waiting)

            def locked(self) -> bool:
                return self._lock.locked()

            def _at_fork_reinit(self) -> None:
                self._lock._at_fork_reinit()  # type: ignore[attr-defined]
                self._waiting.clear()

            def __enter__(self) -> bool:
                return self._lock.acquire(False) or self.acquire()

            def __exit__(self, *_: object) -> None:
                self.release()

            def __repr__(self) -> str:
                state = "locked" if self._lock.locked() else "unlocked"
                return f"<{state} _thread.lock object at {id(self):#x}>"

            acquire_lock, release_lock, locked_lock = acquire, release, locked

        class RLock(_RLock):  # type: ignore[misc]
            """The reentrant lock of `threading`."""

            def __init__(self) -> None:
                self._waiting: list[Sleeper] = []

            def acquire(
                self, blocking: bool = True, timeout: float = -1
            ) -> bool:
                take: Callable[..., bool] = super().acquire
                if timeout == -1 and blocking:
                    if take(False):
                        return True
                elif not (blocking and 0 <= timeout <= _thread.TIMEOUT_MAX):
                    return take(blocking, timeout)  # or an error
                if not clock.ours():
                    return take(blocking, timeout)
                # It tells nowhere else, on each Python, whether it is free.
                return wait(
                    timeout,
                    lambda: take(False),
                    lambda: _RLock.__repr__(self).startswith("<unl"),
                    self._waiting,
                )

            def release(self) -> None:
                super().release()
                if self._waiting:
                    wake(self._waiting)

            def _release_save(self) -> Any:
                state = super()._release_save()
                if self._waiting:
                    wake(self._waiting)
                return state

            def _acquire_restore(self, state: Any) -> None:
                for _ in range(state[0]):
                    self.acquire()

            def _at_fork_reinit(self) -> None:
                super()._at_fork_reinit()
                self._waiting.clear()

            def __enter__(self) -> bool:
                return self.acquire()

            def __exit__(self, *_: object) -> None:
                self.release()

            def __repr__(self) -> str:
                text: str = super().__repr__()
                return text.replace(" RLock", " _thread.RLock", 1)

        class SimpleQueue(real_queue):  # type: ignore[misc]
            """The queue of pools of threads."""

            def __init__(self) -> None:
                self._waiting: list[Sleeper] = []

            def get(
                self, block: bool = True, timeout: float | None = None
            ) -> Any:
                take = super().get_nowait
                if timeout is not None and (not block or not timeout >= 0):
                    return super().get(block, timeout)  # or an error
                found: list[Any] = []

                def taken() -> bool:
                    with contextlib.suppress(queue.Empty):
                        found.append(take())
                    return bool(found)

                if not block:
                    return take()
                if not taken():
                    if not clock.ours():
                        return super().get(block, timeout)
                    limit = -1 if timeout is None else timeout
                    if not wait(
                        limit, taken, lambda: not self.empty(), self._waiting
                    ):
                        raise queue.Empty
                return found[0]

            def put(
                self, item: Any, block: bool = True, timeout: Any = None
            ) -> None:
                super().put(item, block, timeout)
                if self._waiting:
                    wake(self._waiting)

        self.Lock, self.RLock, self.SimpleQueue = Lock, RLock, SimpleQueue
        for kind, real in (
            (Lock, type(_allocate())),
            (RLock, _RLock),
            (SimpleQueue, real_queue),
        ):
            named_as(real, kind)
