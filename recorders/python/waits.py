"""Lets threads, pools and what waits for them hold a clock, and wait on it."""

from __future__ import annotations

import _thread
import functools
import importlib
import math
import queue
import socket
import sys
import threading
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import files
from .clock import Clock
from .locks import Kinds
from .others import RawThread, has_ended

if TYPE_CHECKING or sys.platform != "emscripten":
    from concurrent.futures.process import ProcessPoolExecutor

    from . import processes


def put_in_place(clock: Clock) -> None:
    """Let what waits, and what works, do so on a clock, for good."""
    kinds = Kinds(clock)
    others = clock.others
    bind = socket.socket.bind

    def bind_and_note(sock: socket.socket, address: Any) -> None:
        bind(sock, address)
        if isinstance(address, tuple) and address[1:2] == (0,):
            clock.ports.add(str(sock.getsockname()[1]))

    # What locks an import goes on without the clock.
    bootstrap: Any = importlib._bootstrap
    bootstrap._thread = types.SimpleNamespace(**vars(_thread))
    changes: list[tuple[Any, str, Any]] = [
        (threading, "_allocate_lock", kinds.Lock),
        (threading, "Lock", kinds.Lock),
        (threading, "_CRLock", kinds.RLock),
        (_thread, "allocate_lock", kinds.Lock),
        (_thread, "RLock", kinds.RLock),
        (queue, "SimpleQueue", kinds.SimpleQueue),
        (socket.socket, "bind", bind_and_note),
    ]
    if sys.platform != "emscripten":  # a browser's Python has no threads
        changes += _of_threads(clock)
        submit: Any = ProcessPoolExecutor.submit

        @functools.wraps(submit)
        def submit_and_note(*args: Any, **kwargs: Any) -> Any:
            job = submit(*args, **kwargs)
            if clock.ours():
                others.job_starts(job)
            return job

        changes.append((ProcessPoolExecutor, "submit", submit_and_note))
    for owner, name, value in changes:
        setattr(owner, name, value)
    files.put_in_place(clock)
    if sys.platform != "emscripten":
        processes.put_in_place(clock)


def _of_threads(clock: Clock) -> list[tuple[Any, str, Any]]:
    """Return what is to be put where: owner, name and value."""
    others = clock.others
    start_thread = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        started = thread._started.is_set()  # type: ignore[attr-defined]
        if started or not clock.ours():  # an error
            start_thread(thread)
            return
        others.thread_starts(thread)
        try:
            start_thread(thread)
        except RuntimeError:  # the system has no more of them
            others.thread_ends(thread)
            raise

    join_thread = threading.Thread.join

    def join(thread: threading.Thread, timeout: float | None = None) -> None:
        started = thread._started.is_set()  # type: ignore[attr-defined]
        itself = thread is threading.current_thread()
        if started and not itself and clock.ours():  # else, an error
            limit = math.inf if timeout is None else max(timeout, 0)
            if not clock.wait(limit, lambda: has_ended(thread)):
                return
        join_thread(thread, timeout)

    start_raw = _thread.start_new_thread

    def start_new_thread(
        function: Callable[..., Any], args: Any, kwargs: Any = None, /
    ) -> int:
        fit = callable(function) and isinstance(args, tuple)
        if not fit or not clock.ours():
            given = () if kwargs is None else (kwargs,)
            return start_raw(function, args, *given)
        thread = RawThread()

        def run() -> None:
            thread.ident = _thread.get_ident()
            try:
                function(*args, **(kwargs or {}))
            except SystemExit:
                pass
            except BaseException as error:
                _tell(error, function)
            finally:
                thread.ended = True

        others.thread_starts(thread)
        try:
            return start_raw(run, ())
        except RuntimeError:
            others.thread_ends(thread)
            raise

    return [
        (threading.Thread, "start", start),
        (threading.Thread, "join", join),
        (_thread, "start_new_thread", start_new_thread),
        (_thread, "start_new", start_new_thread),
    ]


def _tell(error: BaseException, function: object) -> None:
    """Tell of an error in a thread as Python does."""
    kinds: list[Any] = []

    class Failing:
        def __del__(self) -> None:
            raise ValueError

    hook, sys.unraisablehook = (
        sys.unraisablehook,
        lambda told: kinds.append(type(told)),
    )
    Failing()  # Python gives the type that its hook takes to nobody else
    sys.unraisablehook = hook
    trace = error.__traceback__ and error.__traceback__.tb_next
    said = "Exception ignored in thread started by"
    of: object = function
    if sys.version_info >= (3, 13):
        said, of = f"{said} {function!r}", None
    hook(kinds[0]((type(error), error, trace, said, of)))
