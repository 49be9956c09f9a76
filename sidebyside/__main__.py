"""Rewrites the transcripts from real runs; nothing else writes them."""

from __future__ import annotations

import argparse
import sys

from .example import Example, ExampleError
from .languages import LANGUAGES, ROOT
from .run import run, toolchain, versions
from .transcript import difference, lines_of

RAN_WITH = ROOT / "overrides/partials/versions.html"
"""With which versions the transcripts were made; pages show it."""


def update(example: Example) -> list[str]:
    """Rewrite an example's transcripts from real runs.

    Python decides what is in output.txt, or the first language that can be run
    where there is no Python program; the others must agree, and every version
    that is on this machine. A file such as output.mjs.txt (make an empty one)
    is its language's own.

    Returns:
        what is wrong, one text for each program that disagrees.
    """
    wrong = []
    decided = False
    for program in example.programs:
        if toolchain(program.language) is None:
            continue
        printed = run(program)
        if program.own_transcript or not decided:
            program.transcript.write_text(printed, "utf-8", newline="\n")
            decided = decided or not program.own_transcript
        elif problem := difference(program, lines_of(printed)):
            wrong.append(problem)
            continue
        for version, command in versions(program.language).items():
            if command == toolchain(program.language):
                continue
            if problem := difference(program, lines_of(run(program, command))):
                wrong.append(f"{program.language.name} {version}: {problem}")
    return wrong


def ran_with() -> str:
    """Return in words with which versions `update` runs programs."""
    return ", ".join(
        f"{language.runtime} {', '.join(found)}"
        for language in LANGUAGES
        if (found := versions(language))
    )


def main() -> int:
    """Rewrite the transcripts; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="make update", description="Rewrites the transcripts."
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    wrong = []
    try:
        examples = [Example.find(n) for n in names] or Example.all()
        for example in examples:
            print(example.name, flush=True)
            wrong += update(example)
    except ExampleError as error:
        wrong.append(str(error))
    if not names and not wrong and all(map(toolchain, LANGUAGES)):
        RAN_WITH.write_text(f"{ran_with()}\n", "utf-8")
    for problem in wrong:
        print(f"error: {problem}", file=sys.stderr)
    for language in LANGUAGES:
        if toolchain(language) is None:
            print(f"not run: {language.name} (no {language.command} here)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
