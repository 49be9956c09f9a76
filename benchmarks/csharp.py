"""Measures how long C# programs take to be compiled and run for real."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sidebyside.example import Example, Program
from sidebyside.languages import CSHARP
from sidebyside.run import run, toolchain

PROGRAMS = 20


def measured(program: Program) -> tuple[float, float]:
    """Return the seconds of a run, and the processor's of its processes."""
    began = os.times()
    run(program)
    spent = [b - a for a, b in zip(began, os.times(), strict=True)]
    return spent[4], spent[2] + spent[3]


def main() -> None:
    """Print the seconds of each program, and what follows for many."""
    if toolchain(CSHARP) is None:
        print("C# programs: not measured (no .NET here)")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.cs"
        path.write_text("return;\n", "utf-8")
        empty = Program(CSHARP, path, path)
        measured(empty)  # starts the compiler's server
        compiled, _ = measured(empty)
    found = [p for e in Example.all() if (p := e.program(CSHARP))][:PROGRAMS]
    total = 0.0
    for program in found:
        seconds, used = measured(program)
        total += seconds
        print(f"  {program.path.stem}: {seconds:.1f} s, processor {used:.1f} s")
    print(
        f"{len(found)} C# programs: {total:.0f} s, of which "
        f"{total - compiled * len(found):.0f} s their own (an empty one takes "
        f"{compiled:.1f} s); 100 programs, two at a time: "
        f"{total / len(found) * 100 / 2:.0f} s"
    )


if __name__ == "__main__":
    main()
