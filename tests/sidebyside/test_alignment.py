"""Programs stand beside each other, line against line, as a person has it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from sidebyside.alignment import align
from sidebyside.example import Example
from sidebyside.languages import Language
from sidebyside.page import show

# What a person chose; its first lines say how.
CHOSEN = Path(__file__).with_name("pairs.txt")

# Two lines: of which programs, in the order of the languages, and which.
Pair = tuple[tuple[int, int], tuple[int, int]]


def programs_of(example: Example) -> Mapping[Language, list[str]]:
    return {
        program.language: program.path.read_text("utf-8").splitlines()
        for program in example.programs
    }


def rows_chosen() -> dict[str, list[tuple[int, str]]]:
    """Return the rows of each example in the file, with their numbers."""
    chosen = {}
    text = CHOSEN.read_text("utf-8").splitlines()
    for number, line in enumerate(text, 1):
        if line and not line.startswith("#"):
            if not text[number - 2]:
                rows: list[tuple[int, str]] = []
                chosen[line] = rows
            else:
                rows.append((number, line))
    return chosen


def pairs_chosen(
    example: Example, rows: list[tuple[int, str]]
) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that must be found, and those that may."""
    programs = [*programs_of(example).values()]
    begin = [0] * len(programs)
    must: set[Pair] = set()
    may: set[Pair] = set()
    for number, row in rows:
        pieces = row.removeprefix("? ").split(" | ")
        if len(pieces) == 1:
            pieces *= len(programs)
        found = []
        for i, piece in enumerate(map(str.lower, pieces)):
            if piece == "-":
                continue
            following = enumerate(programs[i][begin[i] :], begin[i])
            line = next(
                (n for n, text in following if piece in text.lower()), None
            )
            assert line is not None, (
                f"{CHOSEN.name}:{number}: no further line of "
                f"{example.programs[i].where} has {piece!r}"
            )
            found.append((i, line))
        may.update(itertools.combinations(found, 2))
        if not row.startswith("?"):
            must.update(itertools.combinations(found, 2))
            for i, line in found:
                begin[i] = line + 1
    return must, may


def pairs_found(example: Example) -> set[Pair]:
    columns = [*align(programs_of(example)).values()]
    return {
        ((i, columns[i].index(row)), (j, columns[j].index(row)))
        for i, j in itertools.combinations(range(len(columns)), 2)
        for row in {*columns[i]} & {*columns[j]}
    }


def has_words(text: str) -> bool:
    return bool(re.search(r"\w", text))


def test_each_line_has_a_row_and_each_row_a_line() -> None:
    for example in Example.all():
        programs = programs_of(example)
        rows = align(programs)
        assert [*rows] == [*programs]
        for language, lines in programs.items():
            assert len(rows[language]) == len(lines), example.name
            assert rows[language] == sorted({*rows[language]}), example.name
        used = {row for column in rows.values() for row in column}
        assert used == {*range(1, len(used) + 1)}, example.name


def test_lines_that_correspond_share_a_row(
    record_property: Callable[[str, object], None],
) -> None:
    chosen = rows_chosen()
    sought = 0
    missed: list[str] = []
    false: list[str] = []
    for name in chosen:
        example = Example.find(name)
        lines = [*programs_of(example).values()]
        must, may = pairs_chosen(example, chosen[name])
        found = {
            pair
            for pair in pairs_found(example)
            if any(has_words(lines[i][line]) for i, line in pair)
        }
        sought += len(must)
        missed += [where(example, pair) for pair in sorted(must - found)]
        false += [where(example, pair) for pair in sorted(found - may)]
    share = 1 - len(missed) / sought
    record_property(
        "figure",
        f"side by side: {share:.1%} of {sought} pairs of lines that a person "
        f"chose in {len(chosen)} examples, and {len(false)} others",
    )
    assert not false, "\n".join(false)
    assert share >= 0.95, "\n".join(missed)


def test_lines_without_words_stand_by_their_like() -> None:
    for example in Example.all():
        lines = [*programs_of(example).values()]
        found = pairs_found(example)
        for pair in found:
            texts = [lines[i][line].strip() for i, line in pair]
            if any(map(has_words, texts)):
                continue
            assert len({text == "" for text in texts}) == 1, where(
                example, pair
            )
            if texts[0]:
                heads = tuple((i, head(lines[i], line)) for i, line in pair)
                assert heads in found, where(example, pair)


def head(lines: list[str], line: int) -> int:
    """Return the line that a lone bracket's block begins with."""
    above = [text for text in lines[:line] if has_words(text)]

    def indent(text: str) -> int:
        return len(text) - len(text.lstrip())

    text = next(t for t in above[::-1] if indent(t) <= indent(lines[line]))
    return line - 1 - lines[:line][::-1].index(text)


def where(example: Example, pair: Pair) -> str:
    return " = ".join(
        f"{example.programs[i].where}:{line + 1}" for i, line in pair
    )


def test_lines_carry_their_rows() -> None:
    html = show("gather")
    rows = [
        row
        for row, line in re.findall(r'data-row="(\d+)">(.*)', html)
        if " loaded" in re.sub("<[^>]*>", "", line)
    ]
    assert len(rows) == 3
    assert len({*rows}) == 1
    assert "data-row" not in show("race-timer", "javascript")
