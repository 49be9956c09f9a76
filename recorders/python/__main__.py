"""Records one program: `python -m recorders.python FILE OUT`.

Writes the recording to OUT, as JSON (see ../recording.py); what the program's
own children print comes out here. What is shown of a program is the same in
every process: where Python itself orders by chance (sets of strings), it is
told not to.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys
from pathlib import Path

from . import record


def main() -> None:
    """Record a program; exit status 1: it cannot be read, or hangs."""
    parser = argparse.ArgumentParser(
        prog="python -m recorders.python",
        description="Records one Python program.",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("out", type=Path, metavar="OUT")
    options = parser.parse_args()
    if sys.flags.hash_randomization:
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, sys.orig_argv)
    out = options.out.resolve()
    # A program that does nothing that is recorded is ended from outside Python,
    # which then tells on the standard error where it was. One that was stopped
    # needs a moment to tell what it did.
    faulthandler.dump_traceback_later(record.SECONDS_AT_MOST + 2, exit=True)
    try:
        recording = record.record(options.file)
    except OSError as error:
        sys.exit(str(error))
    out.write_text(recording.to_json(), "utf-8")
    # Its daemon threads, and what it left to do at its end, are not waited for.
    os._exit(0)


if __name__ == "__main__":
    main()
