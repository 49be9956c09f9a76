"""Every program prints the same with each version that is on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sidebyside.__main__ import RAN_WITH, ran_with
from sidebyside.example import Program
from sidebyside.languages import LANGUAGES
from sidebyside.run import toolchain, versions

from ..catalogue import programs
from .conftest import ReallyPrints


def runs() -> Iterator[object]:
    """Yield each program with each version that test_programs.py leaves."""
    for language in LANGUAGES:
        for version, command in versions(language).items():
            if command == toolchain(language):
                continue
            for program in programs(language):
                name = f"{program.path.stem}-{language.slug}-{version}"
                yield pytest.param(program, command, id=name)


@pytest.mark.parametrize(("program", "command"), [*runs()])
def test_it_prints_its_transcript(
    program: Program, command: tuple[str, ...], really_prints: ReallyPrints
) -> None:
    really_prints(program, command)


def test_the_versions_are_told(
    record_property: Callable[[str, object], None],
) -> None:
    told = RAN_WITH.read_text("utf-8")
    lacks = [x.runtime for x in LANGUAGES if f"{x.runtime} " not in told]
    assert not lacks, f"{RAN_WITH} lacks {lacks} (make update, where all are)"
    for language in LANGUAGES:
        assert (language.runtime in ran_with()) == bool(toolchain(language))
    record_property("figure", f"all programs were run with {ran_with()}")
