"""What is recorded of a program is what it really does, on each Python.

Each program asks for one thing that a recorder can get wrong: a clock, a wait,
the end of a process, what is released when, what has whose name.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recorders.recording import Recording
from sidebyside.example import ExampleError, Program
from sidebyside.languages import PYTHON
from sidebyside.recordings import RECORDER, run_recorder
from sidebyside.run import run, versions
from sidebyside.transcript import lines_of, recorded_lines

from ..ahead import run_ahead
from ..realtime import problem_on_time

PROGRAMS = sorted((Path(__file__).parent / "programs/reality").glob("*.py"))
COMMANDS = versions(PYTHON)


def problem_of(path: Path, version: str) -> str | None:
    """Record a program, run it, and compare; on one Python, record it twice."""
    python, position = COMMANDS[version], [*COMMANDS].index(version)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "program.py"
        copy.write_bytes(path.read_bytes())

        def compare() -> str | None:
            try:
                first = second = _recording(copy, python)
                if PROGRAMS.index(path) % len(COMMANDS) == position:
                    second = _recording(copy, python)
                real = lines_of(run(Program(PYTHON, copy, copy), python))
            except ExampleError as error:
                return str(error)
            if first != second:
                differ = f"{first.to_json()}\n{second.to_json()}"
                # Only what runs in real time may depend on a busy machine.
                outside = {*first.outside, *second.outside}
                assert outside & {"processes", "sockets"}, differ
                return differ
            recorded = [text for text, _ in recorded_lines(first)]
            return None if real == recorded else f"{real}\n{recorded}"

        return problem_on_time(compare)


def _recording(path: Path, python: tuple[str, ...]) -> Recording:
    out = path.with_name("out.json")
    said, _ = run_recorder(RECORDER, (path, out), seconds=15, python=python)
    if said:
        raise ExampleError(said)
    return Recording.from_json(out.read_text("utf-8"))


@pytest.fixture(scope="module")
def happens(request: pytest.FixtureRequest) -> Iterator[Callable[..., None]]:
    """Fails if what is recorded of a program is not what happens."""
    yield from run_ahead(request, problem_of)


@pytest.mark.parametrize("version", COMMANDS)
@pytest.mark.parametrize(
    "path", PROGRAMS, ids=lambda path: path.stem.replace("-", " ")
)
def test_what_is_recorded_is_what_happens(
    path: Path, version: str, happens: Callable[..., None]
) -> None:
    happens(path, version)
