"""Lets other processes hold a clock, and what waits for them wait on it."""

from __future__ import annotations

import functools
import math
import os
import select
import subprocess
import time
from typing import Any

from .clock import Clock
from .files import Files
from .others import process_ended


def put_in_place(clock: Clock) -> None:
    """Let processes hold a clock, for good."""
    for owner, name, value in _changes(clock, Files(clock)):
        setattr(owner, name, value)


def _changes(clock: Clock, files: Files) -> list[tuple[Any, str, Any]]:
    """Return what is to be put where: owner, name and value."""
    from multiprocessing import connection, pool, process, synchronize

    others = clock.others

    def noted(real: Any) -> Any:
        @functools.wraps(real)
        def start(*args: Any, **kwargs: Any) -> Any:
            if clock.ours():  # the child may end this one at once
                clock.outside.add("processes")
            started = real(*args, **kwargs)
            pid = started[0] if isinstance(started, tuple) else started
            if pid and clock.ours():
                others.process_starts(pid)
            return started

        return start

    start_process = process.BaseProcess.start

    def start(child: Any) -> None:
        target = getattr(child, "_target", None) or type(child)
        clock.outside.add("processes")
        start_process(child)
        if (target.__module__ or "").startswith(_SERVERS):
            others.process_serves(child.pid)
        else:
            others.process_starts(child.pid)

    init_pool = pool.Pool.__init__

    @functools.wraps(init_pool)
    def init(made: Any, *args: Any, **kwargs: Any) -> None:
        init_pool(made, *args, **kwargs)
        if not isinstance(made, pool.ThreadPool):  # it has threads
            others.pool_starts(made)

    receive = connection.Connection._recv  # type: ignore[attr-defined]

    def _recv(self: Any, size: int, *read: Any) -> Any:
        if size:
            files.wait(None, [(self, select.POLLIN)])
        return receive(self, size, *read)

    def methods(lock: Any) -> None:
        take = lock._semlock.acquire

        def acquire(block: bool = True, timeout: float | None = None) -> bool:
            if take(False):
                return True
            if not block or not clock.ours():
                return bool(take(block, timeout))
            limit = math.inf if timeout is None else max(timeout, 0)
            due = clock.now + limit
            while clock.wait(
                max(due - clock.now, 0),
                lambda: not lock._semlock._is_zero(),
                elsewhere=others.serve(),
            ):
                if take(False):
                    return True
            return bool(take(False))

        lock.acquire, lock.release = acquire, lock._semlock.release

    wait_for = subprocess.Popen._wait  # type: ignore[attr-defined]

    def _wait(child: Any, timeout: float | None) -> Any:
        if timeout is not None and child.returncode is None and clock.ours():
            ended = functools.partial(process_ended, child.pid)
            if not clock.wait(max(timeout, 0), ended, elsewhere=False):
                raise subprocess.TimeoutExpired(child.args, timeout)
            timeout = None
        return wait_for(child, timeout)

    changes: list[tuple[Any, str, Any]] = [
        (owner, name, noted(getattr(owner, name)))
        for owner, name in (
            (os, "fork"),
            (os, "forkpty"),
            (os, "posix_spawn"),
            (os, "posix_spawnp"),
            (subprocess, "_fork_exec"),
        )
        if hasattr(owner, name)
    ]
    return [
        *changes,
        (process.BaseProcess, "start", start),
        (pool.Pool, "__init__", init),
        (connection.Connection, "_recv", _recv),
        (synchronize.SemLock, "_make_methods", methods),
        (synchronize.SemLock, "__enter__", lambda lock: lock.acquire()),
        (subprocess.Popen, "_wait", _wait),
        (subprocess, "_time", time.monotonic),
    ]


_SERVERS = ("concurrent.", "multiprocessing.")
