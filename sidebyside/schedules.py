"""Proves that no order which a page shows is luck: `make prove`."""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from recorders.recording import Recording

from . import cache
from .example import Example, ExampleError, Program
from .languages import PYTHON
from .recordings import key_of, run_recorder
from .transcript import difference, read_lines, recorded_lines

_SECONDS_AT_MOST = 20.0  # of a schedule: a busy machine runs several


def prove(program: Program, count: int = PYTHON.schedules) -> None:
    """Record a Python program under more and more schedules.

    Each delays it in another way (see recorders/python/schedules.py). What was
    proven is kept until the program, the recorder or Python changes.

    Args:
        program: the program.
        count: how many schedules, beside those that were proven already.

    Raises:
        ExampleError: it prints something else than its transcript in one.
    """
    first, name = proven(program), _name(program)
    count = min(count, PYTHON.schedules - first)
    if count <= 0:
        return
    for number, recording in enumerate(_recorded(program, first, count), first):
        where = f"in schedule {number}"
        if recording is None:
            says = "hangs, or ends its process,"
            raise ExampleError(f"{program.where} {says} {where}")
        if recording.stopped:
            message = recording.stopped.message
            raise ExampleError(f"{program.where}: {where}, {message}")
        printed = [text for text, _ in recorded_lines(recording)]
        if problem := difference(program, printed):
            raise ExampleError(f"{where}: {problem}")
    if _name(program) == name:  # else it was saved meanwhile
        cache.keep(name, str(first + count))


def proven(program: Program) -> int:
    """Return in how many schedules a program is known to print the same."""
    count = cache.read(_name(program)) or ""
    return int(count) if count.isdecimal() else 0


def _name(program: Program) -> str:
    transcript = "\n".join(read_lines(program))
    return f"{key_of(program, transcript.encode())}.schedules"


def _recorded(
    program: Program, first: int, count: int
) -> Iterator[Recording | None]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "recordings.json")
        said, status = run_recorder(
            ("-m", "recorders.python.schedules"),
            (program.path, out, first, count),
            seconds=_SECONDS_AT_MOST * count,
        )
        if status is None:
            raise ExampleError(f"{program.where} hangs in its schedules")
        if status != 0:
            raise ExampleError(f"{program.where}: {said.strip()}")
        for data in json.loads(out.read_text("utf-8")):
            yield data and Recording.of(data)


def main() -> int:
    """Prove it of all programs; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="make prove",
        description="Runs each program under many schedules.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    if not hasattr(os, "fork"):
        sys.exit("error: this system has no os.fork, which schedules need")
    wrong = []
    try:
        examples = [Example.find(n) for n in names] or Example.all()
    except ExampleError as error:
        sys.exit(f"error: {error}")
    programs = [p for e in examples if (p := e.program(PYTHON))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(prove, program): program for program in programs}
        for job in concurrent.futures.as_completed(jobs):
            try:
                job.result()
                print(f"{jobs[job].path.stem}: {PYTHON.schedules} schedules")
            except ExampleError as error:
                wrong.append(str(error))
    for problem in wrong:
        print(f"error: {problem}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
