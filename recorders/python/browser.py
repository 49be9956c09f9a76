"""Records a program in a browser's Python (Pyodide), for the page's script."""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import json
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any, NoReturn

from sidebyside import timeline

from ..recording import Failure, Recording
from .clock import VirtualClockLoop
from .isolation import replaced
from .record import RecordingError, record

LINES_AT_MOST = 1_000
_STUCK_AT_MOST = 3


def run(source: str, filename: str) -> str:
    """Record a program and draw it.

    Args:
        source: the text of the program.
        filename: its name, as tracebacks and warnings give it.

    Returns:
        JSON text, an object with

        - recording: the Recording; of a program that was stopped, what it did
          until then.
        - timeline: its SVG, or nothing: see `timeline.draw`.
        - failure: the message and the line (or null) of the exception that
          ended the program, or null. A group's message also has the exceptions
          in it, each with its line; its line is that of the first.
        - note: how else it ended, if not well, as a sentence; or empty.
    """
    with _in_a_new_folder(), _what_it_lacks_explained(filename):
        try:
            recording = record(source, filename, LINES_AT_MOST)
            note = _end(recording)
        except RecordingError as error:
            recording = error.recording
            note = f"Output ends here: {error}."
    data = dataclasses.asdict(recording)
    result = {
        "recording": data,
        "timeline": timeline.draw(recording, "run"),
        "failure": recording.failure and _told(recording.failure),
        "note": note,
    }
    return json.dumps(result, ensure_ascii=False)


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
        "message": "".join([failure.message, *told]),
        "line": lines[0] if lines else failure.line,
    }


def _end(recording: Recording) -> str:
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


@contextlib.contextmanager
def _in_a_new_folder() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        yield


@contextlib.contextmanager
def _what_it_lacks_explained(filename: str) -> Iterator[None]:
    """Let what a browser's Python cannot do say so, and what helps.

    It raises the types that the real thing raises there.
    """
    if sys.platform != "emscripten":
        yield
        return

    def explain(what: str) -> str:
        return (
            f"The browser's Python has no {what}: run this program on your "
            f"own machine (python {filename})"
        )

    def refuse(error: type[Exception], what: str) -> Any:
        def refused(*_: object, **__: object) -> NoReturn:
            raise error(explain(what))

        return refused

    class Finder:
        """Says it where multiprocessing imports what it cannot do without."""

        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "multiprocessing.synchronize":
                raise NotImplementedError(explain("processes"))
            if name == "_multiprocessing":
                raise ModuleNotFoundError(explain("processes"), name=name)

    set_limit, deepest = sys.setrecursionlimit, sys.getrecursionlimit()

    def set_recursion_limit(limit: int) -> None:
        # Where Python's stack is deeper than the browser's, all of it crashes.
        set_limit(min(limit, deepest))

    loop = VirtualClockLoop
    no_threads = refuse(RuntimeError, "threads")
    no_processes = refuse(OSError, "processes")
    no_sockets = refuse(OSError, "sockets")
    changes = [
        (threading.Thread, "start", no_threads),
        (loop, "run_in_executor", no_threads),
        (subprocess.Popen, "__init__", no_processes),
        (loop, "subprocess_exec", refuse(NotImplementedError, "processes")),
        (loop, "subprocess_shell", refuse(NotImplementedError, "processes")),
        (socket.socket, "__init__", no_sockets),
        (socket, "getaddrinfo", no_sockets),
        (loop, "create_connection", no_sockets),
        (loop, "create_server", no_sockets),
        (loop, "create_datagram_endpoint", no_sockets),
        (loop, "getaddrinfo", no_sockets),
        (builtins, "input", refuse(EOFError, "keyboard")),
        (sys, "setrecursionlimit", set_recursion_limit),
        (sys, "meta_path", [Finder, *sys.meta_path]),
    ]
    with replaced(changes):
        yield
