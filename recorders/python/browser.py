"""Records a program in a browser's Python (Pyodide), for its worker."""

from __future__ import annotations

import _thread
import asyncio
import builtins
import concurrent.futures
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from ..recording import MESSAGE_AT_MOST, Failure, Recording, cut
from .loop import VirtualClockLoop
from .record import record

LINES_AT_MOST = 1_000
_STUCK_AT_MOST = 3

# What a browser's Python cannot do: where a program asks for it, the type that
# the real thing raises there, and what is lacking.
_LACKS: list[tuple[Any, str, type[Exception], str]] = [
    (threading.Thread, "start", RuntimeError, "threads"),
    (_thread, "start_new_thread", RuntimeError, "threads"),
    (concurrent.futures, "InterpreterPoolExecutor", RuntimeError, "threads"),
    (VirtualClockLoop, "run_in_executor", RuntimeError, "threads"),
    (os, "fork", OSError, "processes"),
    (os, "posix_spawn", OSError, "processes"),
    (os, "system", OSError, "processes"),
    (subprocess.Popen, "__init__", OSError, "processes"),
    (VirtualClockLoop, "subprocess_exec", NotImplementedError, "processes"),
    (VirtualClockLoop, "subprocess_shell", NotImplementedError, "processes"),
    (socket.socket, "__init__", OSError, "sockets"),
    (socket, "getaddrinfo", OSError, "sockets"),
    (socket, "gethostbyname", OSError, "sockets"),
    (asyncio, "open_unix_connection", OSError, "sockets"),
    (asyncio, "start_unix_server", OSError, "sockets"),
    (VirtualClockLoop, "create_connection", OSError, "sockets"),
    (VirtualClockLoop, "create_server", OSError, "sockets"),
    (VirtualClockLoop, "create_datagram_endpoint", OSError, "sockets"),
    (VirtualClockLoop, "getaddrinfo", OSError, "sockets"),
    (VirtualClockLoop, "add_reader", NotImplementedError, "sockets or pipes"),
    (VirtualClockLoop, "add_writer", NotImplementedError, "sockets or pipes"),
    (VirtualClockLoop, "connect_read_pipe", NotImplementedError, "pipes"),
    (VirtualClockLoop, "connect_write_pipe", NotImplementedError, "pipes"),
    (builtins, "input", EOFError, "keyboard"),
]
# The same, where importing it does not work.
_LACKING_MODULES: dict[str, type[Exception]] = {
    "multiprocessing.synchronize": NotImplementedError,
    "_multiprocessing": ModuleNotFoundError,
}


def run(
    source: str,
    filename: str,
    deliver: Callable[[str], object] | None = None,
) -> str:
    """Record a program in this process, in which no other can be recorded.

    Args:
        source: the text of the program.
        filename: its name, as tracebacks and warnings give it.
        deliver: takes what is to be returned where a program ends its process
            at once, or cannot be stopped; then, this never returns.

    Returns:
        JSON text, an object with

        - recording: the Recording; of a program that was stopped, what it did
          until then.
        - failure: the message and the line (or null) of the exception that
          ended the program, or null. A group's message also has the exceptions
          in it, each with its line; its line is that of the first.
        - note: how else it ended, if not well, as a sentence; or empty.
    """
    path = Path(tempfile.mkdtemp()) / filename
    path.write_text(source, "utf-8")
    if sys.platform == "emscripten":
        _leave_out_pyodides()
        _say_what_it_lacks(filename)

    def hand_over(recording: Recording) -> None:
        assert deliver
        deliver(_result(recording, filename))
        while True:  # until the worker is ended
            pass

    recording = record(
        path, LINES_AT_MOST, deliver=hand_over if deliver else None
    )
    return _result(recording, filename)


def _result(recording: Recording, filename: str) -> str:
    """Return what `run` does."""
    failure = recording.failure
    if failure and sys.platform == "emscripten":
        failure.message = _advised(failure.message, filename)
    result = {
        "recording": recording,
        "failure": failure and _told(failure),
        "note": _end(recording),
    }
    return json.dumps(result, default=vars, ensure_ascii=False)


def _leave_out_pyodides() -> None:
    """Let asyncio and `time.sleep` be as without Pyodide."""
    # It has a loop of its own, which stands still meanwhile, and a policy that
    # makes such ones.
    asyncio._set_running_loop(None)
    asyncio.events._event_loop_policy = None  # type: ignore[attr-defined]
    asyncio.run = asyncio.runners.run
    time.sleep = getattr(time.sleep, "__wrapped__", time.sleep)


def _advised(message: str, filename: str) -> str:
    """Return a message; of a module that was not found, what helps."""
    error, _, said = message.partition(": ")
    # Pyodide's own advice, which may follow, is for pages that load packages.
    for pattern, what in (
        (r"No module named '(\w+)", "module"),
        (r".?No time zone found with key ([\w/]+)", "time zone"),
    ):
        if found := re.match(pattern, said):
            return f"{error}: {_no(f'{what} {found[1]}', filename)}"
    return message


def _no(what: str, filename: str) -> str:
    return (
        f"The browser's Python has no {what}: run this program on your "
        f"own machine (python {filename})"
    )


def _told(failure: Failure) -> dict[str, str | int | None]:
    leaves = failure.leaves() if failure.parts else []
    told = [
        f"\n  line {leaf.line}: {leaf.message}"
        if leaf.line
        else f"\n  {leaf.message}"
        for leaf in leaves
    ]
    lines = [leaf.line for leaf in leaves if leaf.line]
    return {
        "message": cut("".join([failure.message, *told]), MESSAGE_AT_MOST),
        "line": lines[0] if lines else failure.line,
    }


def _end(recording: Recording) -> str:
    if recording.stopped:
        return f"Output ends here: {recording.stopped.message}."
    if recording.status is None:
        stuck = recording.stuck()
        if len(stuck) > _STUCK_AT_MOST:
            more = len(stuck) - _STUCK_AT_MOST
            waits = "task waits" if more == 1 else "tasks wait"
            stuck[_STUCK_AT_MOST:] = [f"{more:,} more {waits}"]
        return ": ".join(["It never ends", *filter(None, [", ".join(stuck)])])
    if recording.status and not recording.failure:
        return f"exit status {recording.status}"
    return ""


def _say_what_it_lacks(filename: str) -> None:
    """Let what a browser's Python cannot do say so, and what helps."""

    def refusal(error: type[Exception], what: str) -> Any:
        def refused(*args: object, **_: object) -> NoReturn:
            if what == "keyboard":
                print(*args, end="")  # what it asks for
            raise error(_no(what, filename))

        return refused

    for owner, name, error, what in _LACKS:
        setattr(owner, name, refusal(error, what))

    class Finder:
        """Says it where a module is imported that cannot work there."""

        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name in _LACKING_MODULES:
                raise _LACKING_MODULES[name](_no("processes", filename))

    sys.meta_path.insert(0, Finder)
    set_limit, deepest = sys.setrecursionlimit, sys.getrecursionlimit()
    # Where Python's stack is deeper than the browser's, all of it crashes.
    sys.setrecursionlimit = lambda limit: set_limit(min(limit, deepest))
