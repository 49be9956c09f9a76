"""Lets what waits for sockets, pipes and processes do so on a clock.

A selector, a socket that has no data, a lock that processes share: each looks
first, waits on the clock until there is something, and then does what it does.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import math
import os
import select
import selectors
import socket
import stat
import sys
from collections.abc import Callable, Iterable
from typing import Any

from .builtin import named_as
from .clock import Clock

_select: Any = select.select  # the real ones
_poll: Any = getattr(select, "poll", None)
_ALL = 1 | 2 | 4  # the events of a poll that is told of none
_EVENTS = {1: 1, 2: 4, 3: 1 | 4}  # of `selectors`, as those of `poll`
_HERE = ("127.", "::1", "localhost")


def _ready(files: Iterable[tuple[Any, int]]) -> bool:
    """Tell whether a file can be read, or written, at once.

    With a `poll` of its own: a program's, other threads must not look at.
    """
    look = _poll()
    try:
        for file, events in files:
            look.register(file, events)
    except (OSError, ValueError):  # it is closed: an error, at once
        return True
    return bool(look.poll(0))


def _number(file: Any) -> int:
    return file if isinstance(file, int) else int(file.fileno())


def _from_here(file: Any) -> bool:
    """Tell whether only this machine can bring something to a file."""
    try:
        number = _number(file)
        mode = os.fstat(number).st_mode
        if not stat.S_ISSOCK(mode):
            return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
        other = socket.socket(fileno=os.dup(number))
    except (OSError, ValueError):
        return True
    with other:
        if other.family == getattr(socket, "AF_UNIX", None):
            return True
        for name in (other.getpeername, other.getsockname):
            with contextlib.suppress(OSError):
                return str(name()[0]).startswith(_HERE)
    return False


class Files:
    """Waits for files, on a clock."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def wait(
        self,
        timeout: float | None,
        files: list[tuple[Any, int]],
    ) -> bool:
        """Wait until a file is ready, for a time (seconds; None: any).

        Args:
            timeout: how long.
            files: each with the events of `select.poll` that are waited for.
        """
        if files and _ready(files):
            return True
        if not self.clock.ours() or (timeout is not None and timeout <= 0):
            return False
        elsewhere = None
        if files:
            elsewhere = not all(_from_here(file) for file, _ in files)
            if elsewhere:
                self.clock.outside.add("sockets")
            elsewhere = elsewhere or self.clock.others.serve()
        return self.clock.wait(
            math.inf if timeout is None else timeout,
            lambda: bool(files) and _ready(files),
            elsewhere=elsewhere,
        )

    def selector(self, real: Any) -> Any:
        """Return a class of `selectors` that waits on the clock."""

        def wait(selector: Any, timeout: float | None = None) -> Any:
            found = real.select(selector, 0)
            if found or not self.clock.ours():
                return found or real.select(selector, timeout)
            files = [
                (key.fd, _EVENTS[key.events])
                for key in selector.get_map().values()
            ]
            self.wait(timeout, files)
            return real.select(selector, 0)

        return named_as(real, type(real.__name__, (real,), {"select": wait}))

    def select(self, r: Any, w: Any, x: Any, timeout: Any = None) -> Any:
        """Do what `select.select` does."""
        sets = [[*r], [*w], [*x]]
        found = _select(*sets, 0)
        if any(found) or not self.clock.ours():
            return found if any(found) else _select(*sets, timeout)
        if timeout is None or timeout > 0:
            kinds = (select.POLLIN, select.POLLOUT, select.POLLPRI)
            events: dict[int, int] = {}
            for kind, files in zip(kinds, sets, strict=True):
                for file in map(_number, files):
                    events[file] = events.get(file, 0) | kind
            self.wait(timeout, [*events.items()])
        return _select(*sets, min(timeout or 0, 0))

    def poller(self, real: Any, unit: float) -> Any:
        """Return what makes a `select.poll` or `epoll` (`unit`: seconds)."""
        files = self

        class Poller:
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                self._real = real(*args, **kwargs)
                self._files: dict[int, int] = {}

            def __getattr__(self, name: str) -> Any:
                return getattr(self._real, name)

            def __enter__(self) -> Any:
                self._real.__enter__()
                return self

            def __exit__(self, *error: Any) -> None:
                self._real.__exit__(*error)

            def __repr__(self) -> str:
                return repr(self._real)

            def register(self, file: Any, *events: int) -> None:
                self._real.register(file, *events)
                self._files[_number(file)] = events[0] if events else _ALL

            def modify(self, file: Any, events: int) -> None:
                self._real.modify(file, events)
                self._files[_number(file)] = events

            def unregister(self, file: Any) -> None:
                self._real.unregister(file)
                self._files.pop(_number(file), None)

            def poll(self, timeout: Any = None, *most: Any) -> Any:
                found = self._real.poll(0, *most)
                if found or not files.clock.ours():
                    return found or self._real.poll(timeout, *most)
                limit = timeout
                if limit is not None:
                    limit = math.inf if limit < 0 else limit * unit
                files.wait(limit, [*self._files.items()])
                return self._real.poll(0, *most)

        if fromfd := getattr(real, "fromfd", None):

            def from_number(number: int) -> Any:
                poller = Poller.__new__(Poller)
                poller._real, poller._files = fromfd(number), {}
                return poller

            Poller.fromfd = staticmethod(from_number)  # type: ignore[attr-defined]
        return named_as(real, Poller)

    def method(self, name: str, events: int) -> Any:
        """Return a method of sockets that waits on the clock."""
        real = getattr(socket.socket, name)

        @functools.wraps(real)
        def wait_and_do(sock: socket.socket, *args: Any, **kw: Any) -> Any:
            timeout = sock.gettimeout()
            if timeout != 0 and self.clock.ours():
                self.until(sock, events, timeout)
            return real(sock, *args, **kw)

        return wait_and_do

    def until(
        self, sock: socket.socket, events: int, timeout: float | None
    ) -> None:
        """Wait until a socket can be read or written, as it would itself."""
        if sock.fileno() < 0:
            return  # closed: an error
        if not self.wait(timeout, [(sock, events)]):
            raise TimeoutError("timed out")

    def read(self, file: int, size: int, /) -> bytes:
        """Do what `os.read` does."""
        with contextlib.suppress(OSError, TypeError):  # an error, at once
            if os.get_blocking(file) and self.clock.ours():
                self.wait(None, [(file, select.POLLIN)])
        return _read(file, size)

    def connect(self, sock: socket.socket, address: Any) -> None:
        """Do what `connect` of a socket does."""
        timeout = sock.gettimeout()
        if not timeout or not self.clock.ours():
            _connect(sock, address)
            return
        sock.settimeout(0)
        try:
            _connect(sock, address)
            return
        except BlockingIOError as error:
            begun = error.errno == errno.EINPROGRESS
        finally:
            sock.settimeout(timeout)
        if not begun:
            _connect(sock, address)
            return
        self.until(sock, select.POLLOUT, timeout)
        if number := sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(number, os.strerror(number))

    def send_all(self, sock: socket.socket, data: Any, flags: int = 0) -> None:
        """Do what `sendall` of a socket does."""
        timeout = sock.gettimeout()
        if timeout == 0 or not self.clock.ours():
            _send_all(sock, data, flags)
            return
        due = None if timeout is None else self.clock.now + timeout
        with memoryview(data) as view, view.cast("B") as left:
            done = 0
            while done < len(left):
                rest = None if due is None else max(due - self.clock.now, 0)
                self.until(sock, select.POLLOUT, rest)
                flag = flags | getattr(socket, "MSG_DONTWAIT", 0)
                with contextlib.suppress(BlockingIOError):
                    done += _send(sock, left[done:], flag)


_read = os.read
_connect, _send = socket.socket.connect, socket.socket.send
_send_all = socket.socket.sendall


def put_in_place(clock: Clock) -> None:
    """Let what waits for files and processes do so on a clock, for good."""
    files = Files(clock)
    changes: list[tuple[Any, str, Any]] = [(select, "select", files.select)]
    for name in ("poll", "epoll"):
        if real := getattr(select, name, None):
            unit = 0.001 if name == "poll" else 1
            changes.append((select, name, files.poller(real, unit)))
    kinds: dict[Any, Any] = {}
    for name in ("SelectSelector", "PollSelector", "EpollSelector"):
        if real := getattr(selectors, name, None):
            kinds[real] = files.selector(real)
    for module in list(sys.modules.values()):
        if (module.__name__ or "").partition(".")[0] not in _USE_SELECTORS:
            continue
        changes += [
            (module, name, kinds[value])
            for name, value in list(vars(module).items())
            if isinstance(value, type) and value in kinds
        ]
    if sys.platform != "emscripten":
        changes.append((os, "read", _method(files.read, _read)))
        for name in ("recv", "recv_into", "recvfrom", "recvfrom_into"):
            method = files.method(name, select.POLLIN)
            changes.append((socket.socket, name, method))
        for name in ("send", "sendto"):
            method = files.method(name, select.POLLOUT)
            changes.append((socket.socket, name, method))
        accept = files.method("_accept", select.POLLIN)
        changes += [
            (socket.socket, "_accept", accept),
            (socket.socket, "connect", _method(files.connect, _connect)),
            (socket.socket, "sendall", _method(files.send_all, _send_all)),
        ]
    for owner, name, value in changes:
        setattr(owner, name, value)


_USE_SELECTORS = (
    "multiprocessing",
    "selectors",
    "socket",
    "socketserver",
    "subprocess",
)


def _method(function: Callable[..., Any], real: Any) -> Any:
    @functools.wraps(real)
    def method(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return method
