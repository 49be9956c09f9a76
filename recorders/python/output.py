"""Takes what a program and its children write, line by line."""

from __future__ import annotations

import _thread
import builtins
import codecs
import contextlib
import io
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from ..recording import Line
from .builtin import BuiltIn
from .clock import Clock
from .moments import Stopped
from .tasks import current_task, line_of

CHARACTERS_AT_MOST = 100_000

STREAMS = {1: "stdout", 2: "stderr"}  # by their file descriptors
# A program gets the first ones, as in a process of its own.
_FIRST_OF_OURS = 200

# A browser has no other processes, and Windows keeps files that are open.
TAKES_FILES = os.name == "posix" and sys.platform != "emscripten"

_LOOK = 0.02  # seconds
# What Python tells of, where it starts another process.
_CHILDREN = {"os.fork", "os.posix_spawn", "os.system", "subprocess.Popen"}

_real_sleep = time.sleep
_real_print = print
_start_thread = _thread.start_new_thread  # none of the program's
_lseek, _pread, _write = os.lseek, getattr(os, "pread", None), os.write


class Recorder(Protocol):
    """Takes the lines of one program."""

    clock: Clock
    filename: str
    characters_left: int

    def note(self, line: Line) -> None:
        """Note a printed line."""

    def keep(self, line: Line) -> None:
        """Keep a printed line, or end the program: there are too many."""

    def stop(self, why: str) -> None:
        """End the program, for a reason that is not its own."""


class Outputs:
    """What a program and its children write, in the order in which they do.

    The standard output and the standard error become one file, as in a run
    whose transcript is kept: so, what children, other threads and the program
    write is in its order, whatever they write it with. It is a file because a
    pipe that nobody reads for a while would hold a child. It is opened once for
    each stream: how far each has got tells which wrote what.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._part: list[str] = []  # of a line, until its newline comes
        self._last = Line(0, "", None)
        self._read = 0  # so many bytes
        self._reading = self._others = False
        self._file: int | None = None
        self._streams: dict[int, str] = {}
        if TAKES_FILES:
            self._open()

    def _open(self) -> None:
        file, name = tempfile.mkstemp()
        self._file = aside(file)
        for number, stream in STREAMS.items():
            file = aside(os.open(name, os.O_WRONLY | os.O_APPEND))
            os.dup2(file, number)
            self._streams[file] = stream
        Path(name).unlink()
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)  # it reads nothing
        os.close(nothing)

    def put_in_place(self) -> None:
        """Let what a program writes to its standard streams come here."""
        for number, stream in STREAMS.items():
            text = _Output(self, number).as_text()
            setattr(sys, stream, text)
            setattr(sys, f"__{stream}__", text)
        builtins.print = BuiltIn(print, _print)

        def write(number: Any, data: Any, /) -> int:
            return (self.write if number in STREAMS else _write)(number, data)

        os.write = write
        if hasattr(os, "writev"):
            writev = os.writev

            def write_all(number: Any, buffers: Any, /) -> int:
                if number in STREAMS:
                    return self.write(number, b"".join(buffers))
                return writev(number, buffers)

            os.writev = write_all

    def watch(self, flooded: Callable[[], object] | None) -> None:
        """Begin to look at what others than `print` may print.

        Args:
            flooded: is called in a thread where that is more than is kept, and
                nobody takes it.
        """
        if self._file is None:
            return

        def look() -> None:
            signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals())
            while self.unread() <= 4 * CHARACTERS_AT_MOST:
                _real_sleep(_LOOK)
            assert flooded
            flooded()

        def hear(event: str, args: tuple[Any, ...]) -> None:
            opens = event == "open" and type(args[0]) is int
            if (event in _CHILDREN or opens) and not self._others:
                self._others = True
                if flooded:
                    _start_thread(look, ())

        sys.addaudithook(hear)

    def write(self, number: int, data: Any) -> int:
        """Do what `os.write` does, to the standard output or error."""
        recorder = self._recorder
        if os.getpid() != self._process:  # a copy that the program made
            return _write(number, data)
        if recorder.clock.over:
            return memoryview(data).nbytes
        data = bytes(data)
        # No character has more than four bytes; one more than may be.
        kept = data[: 4 * recorder.characters_left + 4]
        writer = current_task(), line_of(recorder.filename)
        with self._lock:
            if self._file is None:
                self._take(kept, STREAMS[number], *writer)
            else:
                self.drain()
                _write(number, kept)
                self._wrote(kept, STREAMS[number], *writer)
        return len(data)

    def _wrote(
        self, data: bytes, stream: str, task: int | None, line: int | None
    ) -> None:
        """Take what this process has just written; see `drain`."""
        if self._reading or self.unread() != len(data):  # not alone
            self.drain(task, line)
            return
        self._reading = True
        try:
            self._read += len(data)
            self._take(data, stream, task, line)
        finally:
            self._reading = False

    def unread(self) -> int:
        """Return how many bytes were written that are not taken yet."""
        if self._file is None:
            return 0
        return _lseek(self._file, 0, os.SEEK_END) - self._read

    def drain_others(self) -> None:
        """Take what others than `print` have printed, if there are any."""
        if self._others:
            self.drain()

    def drain(self, task: int | None = None, line: int | None = None) -> None:
        """Take what was written since the last time.

        Args:
            task: which task wrote it; None: another process, or no task.
            line: which line of the program did.
        """
        if not self.unread() or os.getpid() != self._process:
            return
        with self._lock:
            # The handler of a signal may print while this takes something; it
            # goes on with that.
            while not self._reading and self.unread():
                self._reading = True
                try:
                    for stream, end in self._written():
                        data = self._bytes_to(end)
                        self._read = end
                        self._take(data, stream, task, line)
                finally:
                    self._reading = False

    def _written(self) -> Iterator[tuple[str, int]]:
        """Yield what is not taken yet: the stream, and where its part ends.

        Where both have written, what came before the last of the one that has
        gone less far could be of either.
        """
        size = self._read + self.unread()
        if size < self._read:  # somebody has emptied the file
            self._read = 0
        ends = sorted(
            (_lseek(file, 0, os.SEEK_CUR), stream)
            for file, stream in self._streams.items()
        )
        (first, stream), (_, last_stream) = ends
        if self._read < first < size:
            yield stream, first
        yield last_stream, size

    def _bytes_to(self, end: int) -> bytes:
        assert self._file is not None and _pread
        most = 4 * self._recorder.characters_left + 4
        data: bytes = _pread(
            self._file, min(end - self._read, most), self._read
        )
        return data

    def _take(
        self, data: bytes, stream: str, task: int | None, line: int | None
    ) -> None:
        if not data:
            return
        recorder = self._recorder
        left = recorder.characters_left
        # Counted as JavaScript does: one beyond U+FFFF is two.
        units = self._decoder.decode(data).encode("utf-16-le")
        *ended, part = (
            units[: 2 * left].decode("utf-16-le", "ignore").split("\n")
        )
        recorder.characters_left -= min(len(units) // 2, left)
        now = recorder.clock.elapsed
        for end in ended:
            text = "".join([*self._part, end])
            self._part.clear()
            recorder.note(Line(now, text, task, stream, line))
        self._part.append(part)
        self._last = Line(now, "", task, stream, line)
        if len(units) // 2 > left:
            recorder.stop(
                f"it prints more than {CHARACTERS_AT_MOST:,} characters"
            )

    def finish(self) -> None:
        """Hand over what is left, and a last line that has no newline."""
        with contextlib.suppress(Stopped):  # it is over
            self.drain()
        self._part.append(self._decoder.decode(b"", True))
        text = "".join(self._part)
        self._part.clear()
        if text:
            self._last.text = text
            with contextlib.suppress(Stopped):
                self._recorder.keep(self._last)


class _Output(io.RawIOBase):
    """One of the two streams, as a file."""

    mode = "wb"

    def __init__(self, outputs: Outputs, number: int) -> None:
        self.name = f"<{STREAMS[number]}>"
        self._errors = getattr(sys, STREAMS[number]).errors
        self._outputs = outputs
        self._number = number

    def as_text(self) -> io.TextIOWrapper:
        """Return it as what stands in `sys` for it."""
        text = io.TextIOWrapper(
            self, "utf-8", self._errors, newline="\n", write_through=True
        )
        text.mode = "w"  # type: ignore[misc]
        return text

    def fileno(self) -> int:
        return self._number

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._outputs.write(self._number, data)


def _print(*values: object, file: Any = None, **options: Any) -> None:
    """Do what `print` does, at once.

    It writes one value after the other: threads that print at the same time
    would get between, by chance.
    """
    if file is None:
        file = sys.stdout
    if not isinstance(getattr(file, "buffer", None), _Output):
        _real_print(*values, file=file, **options)
        return
    flush = options.pop("flush", False)
    text = io.StringIO(newline="")
    try:
        _real_print(*values, file=text, **options)
    finally:
        file.write(text.getvalue())
    if flush:
        file.flush()


def aside(file: int) -> int:
    """Give an open file a number that no program comes to; return that."""
    import fcntl  # Windows has none

    number = fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, _FIRST_OF_OURS)
    os.close(file)
    return number
