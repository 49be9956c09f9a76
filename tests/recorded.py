"""Records small programs that stand in a test."""

from __future__ import annotations

import tempfile
from pathlib import Path
from textwrap import dedent

from recorders.recording import Recording
from sidebyside.recordings import record


def recorded(program: str, name: str = "program.py") -> Recording:
    """Record a program's text in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(dedent(program), "utf-8")
        recording = record(path)
    assert isinstance(recording, Recording), recording
    return recording


def printed(recording: Recording) -> str:
    """Return what a program wrote, and at last why it failed."""
    texts = [line.text for line in recording.lines]
    if recording.failure:
        texts.append(recording.failure.message)
    return "".join(f"{text}\n" for text in texts)
