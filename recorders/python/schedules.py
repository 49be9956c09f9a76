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
import tempfile
from pathlib import Path

from . import record

LONGER_AT_MOST = 0.1  # times a delay


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
    recordings = [_recorded(options.file.resolve(), seed) for seed in seeds]
    text = ",".join(recording or "null" for recording in recordings)
    options.out.write_text(f"[{text}]", "utf-8")


def _recorded(file: Path, seed: int) -> str:
    """Return the recording of one schedule as JSON; "": there is none."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "recording.json")
        # A copy of this process has loaded already what recording takes.
        if child := os.fork():
            os.waitpid(child, 0)
            return out.read_text("utf-8") if out.is_file() else ""
        try:
            faulthandler.dump_traceback_later(
                record.SECONDS_AT_MOST + 2, exit=True
            )
            random_numbers = random.Random(seed)

            def stretch(seconds: float) -> float:
                return seconds * random_numbers.uniform(1, 1 + LONGER_AT_MOST)

            recording = record.record(file, stretch=stretch)
            out.write_text(recording.to_json(), "utf-8")
        finally:
            os._exit(0)


if __name__ == "__main__":
    main()
