"""The programs of the examples, for tests that try each of them."""

from __future__ import annotations

import re

import pytest

from sidebyside.example import Example, Program
from sidebyside.languages import Language


def programs(language: Language) -> list[Program]:
    """Return the programs in a language, by the names of their examples."""
    found = (example.program(language) for example in Example.all())
    return [program for program in found if program]


def covering(language: Language, found: list[Program]) -> list[Program]:
    """Return few of the programs, which use each name that any of them uses.

    Where each run costs much, they stand for all.
    """
    words = {
        program.path.stem: {
            *re.findall(
                r"(?<=\.)\w+|^import .*|^from .*|\basync (?:with|for)\b",
                program.path.read_text("utf-8"),
                re.MULTILINE,
            )
        }
        for program in found
    }
    lacking = set().union(*words.values())
    chosen = []
    while lacking:
        best = max(words, key=lambda name: len(words[name] & lacking))
        lacking -= words[best]
        chosen.append(best)
    return [program for program in found if program.path.stem in chosen]


def each_program(language: Language) -> pytest.MarkDecorator:
    """Call a test with each program in a language, as its `program`."""
    return pytest.mark.parametrize(
        "program", programs(language), ids=lambda program: program.path.stem
    )
