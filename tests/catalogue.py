"""The programs of the examples, for tests that try each of them."""

from __future__ import annotations

import pytest

from sidebyside.example import Example, Program
from sidebyside.languages import Language


def programs(language: Language) -> list[Program]:
    """Return the programs in a language, by the names of their examples."""
    found = (example.program(language) for example in Example.all())
    return [program for program in found if program]


def each_program(language: Language) -> pytest.MarkDecorator:
    """Call a test with each program in a language, as its `program`."""
    return pytest.mark.parametrize(
        "program", programs(language), ids=lambda program: program.path.stem
    )
