"""The recorder, tried on what Python's documentation of asyncio teaches.

No program was written for it. Each prints in a recording what it prints when
it is run for real, to the standard output and to the standard error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recorders.recording import Recording, without_machine
from sidebyside.recordings import record

from ..realtime import again_when_it_rests

# Each is run in a folder of its own, where none can be imported in place of a
# library.
PROGRAMS = sorted((Path(__file__).parent / "programs/asyncio").glob("*.py"))


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda path: path.stem.replace("-", " ")
)
@again_when_it_rests
def test_it_prints_what_the_real_run_prints(
    program: Path, tmp_path: Path
) -> None:
    shutil.copy(program, tmp_path / "program.py")
    recording = record(tmp_path / "program.py")
    assert isinstance(recording, Recording), recording
    printed = {"stdout": "", "stderr": ""}
    for line in recording.lines:
        printed[line.stream] += f"{line.text}\n"

    status, output, complaints = run_for_real(tmp_path / "program.py")
    if recording.failure:  # a traceback is cut to its end
        message = f"{recording.failure.message}\n"
        assert complaints.endswith(message)
        before = complaints.removesuffix(message)
        complaints = before[: before.index("Traceback")]
    real = [f"exit status {status}", *output.splitlines()]
    real += ["the standard error:", *complaints.splitlines()]
    told = [f"exit status {recording.status}"]
    told += printed["stdout"].splitlines()
    told += ["the standard error:", *printed["stderr"].splitlines()]
    assert told == real
    assert record(tmp_path / "program.py") == recording


def run_for_real(path: Path) -> tuple[int, str, str]:
    """Return the status, the standard output and the standard error."""
    done = subprocess.run(
        [sys.executable, path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    texts = [done.stdout, done.stderr]
    for folder in (path.parent, Path(os.__file__).parent):
        texts = [text.replace(f"{folder}{os.sep}", "") for text in texts]
    output, complaints = map(without_machine, texts)
    return done.returncode, output, complaints
