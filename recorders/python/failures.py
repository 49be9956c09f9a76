"""Runs a program's code, and tells how that ends as a terminal shows it."""

from __future__ import annotations

import contextlib
import signal
import sys
import traceback
from collections.abc import Iterator
from typing import Any, Protocol

from ..recording import MESSAGE_AT_MOST, Failure, Recording, cut
from .clock import Clock
from .frames import execute
from .moments import Stopped
from .output import Outputs
from .tasks import HERE
from .tracebacks import Beginning, without_frames

PARTS_AT_MOST = 10  # of an exception group, and the groups in it
# What holds the error that ended a program, to its end.
LAST = ("last_type", "last_value", "last_traceback", "last_exc")


class Recorder(Protocol):
    """Takes how one program ends."""

    filename: str
    recording: Recording
    clock: Clock
    outputs: Outputs

    def portable(self, text: str) -> str:
        """Return a text without what differs from machine to machine."""

    def short(self, text: str, most: int) -> str:
        """Return the begin of a portable text: so many characters."""


class Ending:
    """The end of one program.

    Args:
        recorder: takes it; `sys` has the streams that it records already.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._hook = sys.excepthook
        self._stderr = sys.stderr

    def run(self, source: bytes, names: dict[str, Any]) -> int:
        """Run the program; return its exit status."""
        try:
            code = compile(
                source, self._recorder.filename, "exec", dont_inherit=True
            )
            execute(code, names)
        except Stopped:
            raise
        except BaseException as error:
            ended = error
        else:
            return 0
        # Here, where it is nobody's context any more.
        try:
            if isinstance(ended, SystemExit):
                return self._exit_status(ended)
            return self._failed(_without_own_frames(ended))
        finally:
            del ended  # the program's frames, and so the error, know this one

    def _exit_status(self, end: SystemExit) -> int:
        """Return the exit status; print what is neither a number nor None."""
        if end.code is None:
            return 0
        if isinstance(end.code, int):
            # As C has it: where the number is larger than its own are, -1.
            return (end.code if end.code.bit_length() < 64 else -1) & 0xFF
        with contextlib.suppress(Exception):
            print(end.code, file=sys.stderr or self._stderr)
        return 1

    def _failed(self, error: BaseException) -> int:
        """Tell of the error that ended the program; return the exit status."""
        for name, value in zip(
            LAST, (type(error), error, error.__traceback__, error), strict=True
        ):
            setattr(sys, name, value)
        hook = sys.excepthook
        if hook is self._hook:
            self._tell(error)
        elif not self._recorder.recording.stopped:
            failed: BaseException | None = None
            try:
                hook(type(error), error, error.__traceback__)
            except Stopped:
                raise
            except BaseException as fails:
                failed = fails
            if isinstance(failed, SystemExit):
                return self._exit_status(failed)
            if failed:
                print("Error in sys.excepthook:", file=sys.stderr)
                self._show(_without_own_frames(failed))
                print("\nOriginal exception was:", file=sys.stderr)
                self._tell(error)
        # As a shell's parent sees it: by the signal.
        interrupted = isinstance(error, KeyboardInterrupt)
        return -signal.SIGINT if interrupted else 1

    def _tell(self, error: BaseException) -> None:
        """Note what a terminal shows of the error that ended the program."""
        failure = self._failure(error, iter(range(PARTS_AT_MOST)))
        self._recorder.recording.failure = failure
        if sys.stderr is not self._stderr or not self._recorder.clock.ours():
            self._show(error)
            return
        self._recorder.outputs.finish()
        failure.after = len(self._recorder.recording.lines)
        with contextlib.redirect_stderr(Beginning()) as shown:
            self._show(error)
        text = without_frames(self._recorder.portable(shown.getvalue()))
        failure.text = cut(text.removesuffix("\n"), MESSAGE_AT_MOST)

    def _show(self, error: BaseException) -> None:
        """Print an error's traceback as Python does."""
        self._hook(type(error), error, error.__traceback__)

    def _failure(self, error: BaseException, left: Iterator[int]) -> Failure:
        """Return what is told of an exception, and of as many as are `left`."""
        parts = []
        if isinstance(error, BaseExceptionGroup):
            found = zip(error.exceptions, left)  # noqa: B905
            parts = [self._failure(part, left) for part, _ in found]
        message = self._recorder.short(
            _last_of_traceback(error), MESSAGE_AT_MOST
        )
        return Failure(message, self._line_of(error), parts)

    def _line_of(self, error: BaseException) -> int | None:
        """Return the last line of the program that `error` came through."""
        if (
            isinstance(error, SyntaxError)
            and error.filename == self._recorder.filename
        ):
            return error.lineno or None
        lines = [
            frame.lineno
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == self._recorder.filename
        ]
        return lines[-1] if lines else None


def _without_own_frames(error: BaseException) -> BaseException:
    """Return an error that knows only of the frames from the program on."""
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename.startswith(HERE):
        trace = trace.tb_next
    return error.with_traceback(trace)


def _last_of_traceback(error: BaseException) -> str:
    """Return how the traceback of `error` ends: "ValueError: …", and notes."""
    ended = traceback.TracebackException.from_exception(error, compact=True)
    lines = list(ended.format_exception_only())
    while lines[0].startswith("  "):  # a SyntaxError's file, line and mark
        del lines[0]
    return "".join(lines).strip()
