"""Programs stand beside each other, line against line."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from sidebyside.alignment import align
from sidebyside.example import Example
from sidebyside.languages import Language
from sidebyside.page import show


def programs_of(example: Example) -> Mapping[Language, list[str]]:
    return {
        program.language: program.path.read_text("utf-8").splitlines()
        for program in example.programs
    }


@pytest.mark.parametrize("example", Example.all(), ids=lambda x: x.name)
def test_each_line_has_a_row_and_each_row_a_line(example: Example) -> None:
    programs = programs_of(example)
    rows = align(programs)
    assert [*rows] == [*programs]
    for language, lines in programs.items():
        assert len(rows[language]) == len(lines)
        assert rows[language] == sorted({*rows[language]})
    used = {row for column in rows.values() for row in column}
    assert used == {*range(1, len(used) + 1)}


def test_lines_carry_their_rows() -> None:
    html = show("gather")
    rows = {
        text.strip(): int(row)
        for row, line in re.findall(r'data-row="(\d+)">(.*)', html)
        if "loaded" in (text := re.sub("<[^>]*>", "", line))
    }
    assert len(rows) == 3
    assert len({*rows.values()}) == 1
    assert 'data-columns="59"' in html
    assert "data-row" not in show("race-timer", "javascript")
