"""Records one program under many schedules.

`python -m recorders.python.schedules FILE OUT FIRST COUNT` writes to OUT, as
JSON, a list with the recordings of the schedules FIRST to FIRST + COUNT - 1;
null: it hung, or ended its process. In a schedule, each delay is longer by up
to 10 %, as on a busy machine, by random numbers of which the schedule's number
is the seed. What is due at the same moment comes in either order so.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import random
from pathlib import Path

from ..recording import Recording
from . import record

LONGER_AT_MOST = 0.1  # times a delay
SECONDS_AT_MOST = 60.0  # of one that does nothing that is recorded

_exit = os._exit  # before a program's own takes its place


def main() -> None:
    """Record a program under many schedules."""
    parser = argparse.ArgumentParser(
        prog="python -m recorders.python.schedules"
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("first", type=int, metavar="FIRST")
    parser.add_argument("count", type=int, metavar="COUNT")
    options = parser.parse_args()
    # So that the copies of this process need not look through what it loaded.
    gc.collect()
    gc.freeze()
    seeds = range(options.first, options.first + options.count)
    file, part = options.file.resolve(), Path(f"{options.out.resolve()}.part")
    recordings = [_recorded(file, part, seed) for seed in seeds]
    text = ",".join(recording or "null" for recording in recordings)
    options.out.write_text(f"[{text}]", "utf-8")


def _recorded(file: Path, out: Path, seed: int) -> str:
    """Return the recording of one schedule as JSON; "": there is none.

    Args:
        file: the program.
        out: where its process leaves the recording, for a moment.
        seed: the schedule's number.
    """
    # A copy of this process has loaded already what recording takes.
    if child := os.fork():
        os.waitpid(child, 0)
        text = out.read_text("utf-8") if out.is_file() else ""
        out.unlink(missing_ok=True)
        return text
    try:
        faulthandler.dump_traceback_later(SECONDS_AT_MOST, exit=True)
        random_numbers = random.Random(seed)

        def stretch(seconds: float) -> float:
            return seconds * random_numbers.uniform(1, 1 + LONGER_AT_MOST)

        def deliver(recording: Recording) -> None:
            out.write_text(recording.to_json(), "utf-8")
            _exit(0)

        deliver(record.record(file, stretch=stretch, deliver=deliver))
    finally:
        _exit(0)


if __name__ == "__main__":
    main()
