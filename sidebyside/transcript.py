"""What a reader sees of a run, and where two runs differ."""

from __future__ import annotations

import os
import re

from recorders.python.tracebacks import FRAMES
from recorders.recording import Recording, without_machine

from .example import ExampleError, Program, relative

# Stands for the end of a line; no recording has a half of a surrogate pair.
_LEFT_OUT = "\ud800"


def transcript(program: Program, output: str, status: int) -> str:
    """Return what a transcript says of a run: what a reader sees of it.

    What differs from run to run and from machine to machine is left out: the
    program's folder, addresses in memory ("0x…"), the frames of a traceback
    and, after those of Node.js, its version.

    Args:
        program: what was run.
        output: what it wrote to the standard output and the standard error.
        status: its exit status.
    """
    text = without_machine(output)
    text = text.replace(f"{program.path.parent}{os.sep}", "")
    for frames in program.language.frames:
        text = re.sub(frames, "", text, flags=re.MULTILINE)
    if status:
        newline = "" if text.endswith("\n") or not text else "\n"
        text += f"{newline}exit status {status}\n"
    return text


def lines_of(text: str) -> list[str]:
    """Return the lines that a program printed: a newline alone ends one."""
    return text.removesuffix("\n").split("\n") if text else []


def read_lines(program: Program) -> list[str]:
    """Return the lines of a program's transcript.

    Raises:
        ExampleError: there is none.
    """
    if not program.transcript.is_file():
        raise ExampleError(
            f"{relative(program.transcript)} is missing (make update)"
        )
    text = program.transcript.read_bytes().decode("utf-8")
    return lines_of(text.replace("\r\n", "\n"))  # as git may have it on Windows


def recorded_lines(recording: Recording) -> list[tuple[str, int | None]]:
    """Return what a transcript says of a recorded run.

    Returns:
        each line, and which one of `recording.lines` it is; None: the program
        did not print it itself, but ended so.
    """
    printed = "".join(f"{line.text}\n" for line in recording.lines)
    printed = re.sub(
        FRAMES,
        lambda frames: _LEFT_OUT * frames[0].count("\n"),
        printed,
        flags=re.MULTILINE,
    )
    shown = []
    index = 0
    *ended, _ = printed.split("\n")
    for text in ended:
        line = text.lstrip(_LEFT_OUT)
        before = len(text) - len(line)
        shown.append((line.rstrip(_LEFT_OUT), index + before))
        index += 1 + text.count(_LEFT_OUT)
    lines: list[tuple[str, int | None]] = [*shown]
    if failure := recording.failure:
        at = sum(index < failure.after for _, index in shown)
        lines[at:at] = [(text, None) for text in lines_of(failure.text)]
    if recording.status is None:
        lines.append(("(never ends)", None))
    elif recording.status:
        lines.append((f"exit status {recording.status}", None))
    return lines


def difference(program: Program, printed: list[str]) -> str | None:
    """Return where a program's transcript is wrong, or None.

    Args:
        program: the program.
        printed: the lines of the transcript of a run of it.
    """
    path = program.transcript
    if not path.is_file():
        return f"{relative(path)} is missing: `make update` writes it"
    wanted = read_lines(program)
    for number in range(max(len(wanted), len(printed))):
        line = wanted[number] if number < len(wanted) else None
        real = printed[number] if number < len(printed) else None
        if line != real:
            has = "ends there" if line is None else f'has "{line}"'
            does = "prints no more" if real is None else f'prints "{real}"'
            return (
                f"{relative(path)}:{number + 1} {has}, but "
                f"{program.where} {does} (`make update` rewrites it)"
            )
    return None
