"""The recording tells what the program really does."""

from __future__ import annotations

import pytest

from sidebyside.example import PYTHON, Example, Program
from sidebyside.page import checked_recording
from sidebyside.recorder import Recording, record
from sidebyside.transcript import difference, transcript

PROGRAMS = [
    pytest.param(program, id=example.name)
    for example in Example.all()
    if (program := example.program(PYTHON))
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_recording_agrees_with_the_real_run(program: Program) -> None:
    # The transcript is what the real run prints: see test_programs.py.
    recording = checked_recording(program)
    printed = transcript(program, recording.printed(), recording.status)
    assert difference(program, printed) is None


@pytest.mark.parametrize("program", PROGRAMS)
def test_recording_twice_gives_the_same(program: Program) -> None:
    source = program.path.read_text("utf-8")
    first, second = (record(source, program.path.name) for _ in range(2))
    assert first.to_json() == second.to_json()
    assert Recording.from_json(first.to_json()) == first
