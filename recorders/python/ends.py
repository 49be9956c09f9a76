"""Lets what ends a process at once end the program that is recorded."""

from __future__ import annotations

import functools
import math
import operator
import os
import signal
import subprocess
from _thread import get_ident
from collections.abc import Callable, Iterable
from typing import Any

from .clock import Clock
from .tasks import HERE


def _numbers(*names: str) -> set[int]:
    return {
        getattr(signal, f"SIG{n}") for n in names if hasattr(signal, f"SIG{n}")
    }


# What a signal does where a program says nothing else.
_IGNORED = _numbers("CHLD", "CONT", "URG", "WINCH", "INFO", "CLD")
_STOPS = _numbers("STOP", "TSTP", "TTIN", "TTOU")
_FATAL = set(map(int, signal.valid_signals())) - _IGNORED - _STOPS
# No handler can be set for one, and none of Python's would go on after others.
_UNHANDLED = _numbers("KILL", "SEGV", "BUS", "FPE", "ILL")


class _Handler:
    """Calls a program's handler of signals, with a frame of the program."""

    calls = 0  # of all

    def __init__(self, real: Callable[..., object]) -> None:
        self.real = real

    def __call__(self, number: int, frame: Any) -> None:
        _Handler.calls += 1
        while frame and frame.f_code.co_filename.startswith(HERE):
            frame = frame.f_back
        self.real(number, frame)


def put_in_place(end: Callable[[int], None], clock: Clock) -> None:
    """Let `os._exit`, `os.abort` and fatal signals end the program, for good.

    In the copies of the process that it makes, they do what they always do.

    Args:
        end: ends the program with an exit status; below 0: by that signal.
        clock: on it, `signal.pause` waits.
    """
    process = os.getpid()
    signals: Any = signal
    set_handler, handler_of = signal.signal, signal.getsignal
    blocked: Callable[..., Iterable[Any]] = getattr(
        signal, "pthread_sigmask", lambda *_: ()
    )
    exit_at_once, abort = os._exit, os.abort

    def ours() -> bool:
        return os.getpid() == process

    def _exit(status: Any) -> None:
        (end if ours() else exit_at_once)(operator.index(status) & 0xFF)

    def abort_ours() -> None:
        if ours():
            end(-signal.SIGABRT)
        abort()

    def end_by(number: int, _: object) -> None:
        end(-number)

    def set_handler_but_ours(number: Any, handler: Any) -> Any:
        """Put `end_by` where a program wants what happens by default."""
        default = handler is signal.SIG_DFL or handler == 0
        if default and number in _FATAL - _UNHANDLED and ours():
            handler = end_by
        elif callable(handler) and handler is not signal.default_int_handler:
            handler = _Handler(handler)
        return seen(set_handler(number, handler))

    def seen(handler: Any) -> Any:
        if handler is end_by:
            return signal.SIG_DFL
        return handler.real if isinstance(handler, _Handler) else handler

    def pause() -> None:
        before = _Handler.calls
        clock.wait(math.inf, lambda: before != _Handler.calls)

    def is_fatal(number: int) -> bool:
        if number not in _FATAL:
            return False
        by_default = seen(handler_of(number)) is signal.SIG_DFL
        return by_default and number not in blocked(signal.SIG_BLOCK, ())

    def unless_fatal(
        send: Callable[..., None], to_itself: Callable[..., bool]
    ) -> Callable[..., None]:
        @functools.wraps(send)
        def send_or_end(*args: Any) -> None:
            # Another thread goes on until the main one takes the signal.
            if args and ours() and to_itself(*args) and is_fatal(args[-1]):
                end(-args[-1])
            send(*args)

        return send_or_end

    changes: list[tuple[Any, str, Callable[..., bool]]] = [
        (os, "kill", lambda pid, *_: pid in (0, process)),
        (os, "killpg", lambda group, *_: group in (0, os.getpgrp())),
        (signal, "raise_signal", lambda *_: True),
        (signal, "pthread_kill", lambda *_: True),
    ]
    for owner, name, to_itself in changes:
        if send := getattr(owner, name, None):
            changed = unless_fatal(send, to_itself)
            changed.__module__ = owner.__name__  # a process may be handed it
            setattr(owner, name, changed)
    os._exit, os.abort = _exit, abort_ours  # type: ignore[assignment]
    for function in (_exit, abort_ours):  # likewise
        function.__name__ = function.__name__.removesuffix("_ours")
        function.__qualname__, function.__module__ = function.__name__, "os"
    signals.signal = set_handler_but_ours
    signals.getsignal = lambda number: seen(handler_of(number))
    if real_pause := getattr(signal, "pause", None):
        signals.pause = functools.wraps(real_pause)(pause)
    if not hasattr(os, "register_at_fork"):
        return

    def put(new: Any, old: Any) -> None:
        for number in _FATAL - _UNHANDLED:
            if handler_of(number) is old:
                set_handler(number, new)

    # Those that others send: a timer, a child.
    put(end_by, signal.SIG_DFL)

    # A child gets none before it has all as they were.
    masks: dict[int, Iterable[Any]] = {}

    def before() -> None:
        masks[get_ident()] = blocked(signal.SIG_BLOCK, _FATAL)

    def after() -> None:
        blocked(signal.SIG_SETMASK, masks.pop(get_ident()))

    def after_in_child() -> None:
        put(signal.SIG_DFL, end_by)
        after()

    os.register_at_fork(
        before=before, after_in_parent=after, after_in_child=after_in_child
    )

    def instead(execute: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(execute)
        def execute_and_end(path: Any, args: Any, env: Any = None) -> None:
            if not ours():
                execute(path, args, *([env] if env else []))
            done = subprocess.run(args, executable=path, env=env)
            end(done.returncode)

        return execute_and_end

    for name in ("execv", "execve"):
        setattr(os, name, instead(getattr(os, name)))
