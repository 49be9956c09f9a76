"""Records one program: `python -m recorders.python FILE OUT`.

Writes the recording to OUT, as JSON (see ../recording.py). What is shown of a
program is the same in every process: where Python itself orders by chance (sets
of strings), it is told not to.

Of a program that does nothing that is recorded, and does not end, it tells
where that is; who runs it ends it. Where that one is gone, the system does.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from ..recording import Recording
from . import record
from .output import TAKES_FILES, aside

WORK_AT_MOST = 60  # seconds of the processor, where the system takes a limit

_exit = os._exit  # before a program's own takes its place


def main() -> None:
    """Record a program; exit status 1: it cannot be read."""
    if len(sys.argv) != 3:
        sys.exit("usage: python -m recorders.python FILE OUT")
    file, out = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
    if sys.flags.hash_randomization:
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, sys.orig_argv)
    if resource:
        limits = (WORK_AT_MOST, WORK_AT_MOST)
        resource.setrlimit(resource.RLIMIT_CPU, limits)
    faulthandler.dump_traceback_later(
        record.SECONDS_AT_MOST + 1,
        repeat=True,
        file=aside(os.dup(2)) if TAKES_FILES else 2,
    )

    def deliver(recording: Recording) -> None:
        out.write_text(recording.to_json(), "utf-8")
        # Its daemon threads, and what it left to do at its end, are not waited
        # for.
        _exit(0)

    try:
        recording = record.record(file, deliver=deliver)
    except OSError as error:
        sys.exit(str(error))
    deliver(recording)


if __name__ == "__main__":
    main()
