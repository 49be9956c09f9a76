"""Lays the programs of an example side by side, line against line.

The lines that correspond are found as biologists find the parts that genes
have in common: by aligning sequences (Needleman and Wunsch, 1970), first the
two programs that are most alike, and then the next to those (Feng and
Doolittle, 1987). How alike two lines are is told by the words that they share,
and a word counts by how rare it is in the example (Spärck Jones, 1972).
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .languages import Language

# A row a thing that languages call by different names. A name is in small
# letters and without what joins its words; Async is left out before.
_SYNONYMS = """
    add append push
    all gather whenall
    any race whenany
    cancel abort aborted canceled cancelled cancellation
    catch except
    clock now perfcounter stopwatch
    error exception
    for foreach
    length len
    null none
    print log writeline
    signal token
    sleep delay settimeout
    throw raise
"""
# What says nothing of what a line does: how languages declare, and their types.
_NOISE = """
    as async asyncio b bool class const console def f float from function in
    int let new object of performance promise startnew str string task var void
"""
# What says little, since any program has it.
_KEYWORDS = """
    await break catch continue else error finally for if not null return throw
    try using while with yield
"""
_KEYWORD_WEIGHT = 1.0
# What the function around a line counts.
_FUNCTION_WEIGHT = 2.0
# How much of their words two lines must share, to correspond.
_ALIKE = 0.5
# Lines without words are set by the others.
_CLOSING_SCORE = 0.05
_BLANK_SCORE = 0.01

_SAME = {
    name: names[0]
    for names in map(str.split, _SYNONYMS.strip().splitlines())
    for name in names
}
_IGNORED = {*_NOISE.split()}
_COMMON = {*_KEYWORDS.split()}

_WORD = re.compile(
    r"(?P<number>\d[\d_]*(?:\.\d+)?)|(?P<name>[^\W\d]\w*)", re.ASCII
)
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@dataclasses.dataclass(frozen=True)
class _Line:
    """What a line is compared by."""

    kind: str
    """Lines of one kind correspond: blank, closing, comment, function,
    statement."""
    words: Counter[str]
    function: str
    """The name of the function around it; "" at the top, and in main."""


def align(
    programs: Mapping[Language, Sequence[str]],
) -> dict[Language, list[int]]:
    """Return the row of each line of each program.

    Lines that correspond are on one row. Each line has a row, in the order of
    its program, and each row has a line. Where it is not certain, lines are
    taken for different: a row that says what is not so is worse than a gap.

    Args:
        programs: the lines of each program of an example.

    Returns:
        the row of each line of each program; the first is 1.
    """
    columns = [_read(*item) for item in programs.items()]
    weights = _weights(columns)

    def score(a: _Line, b: _Line) -> float:
        return _score(a, b, weights)

    tables = {
        (i, j): [[score(a, b) for b in columns[j]] for a in columns[i]]
        for i, j in itertools.permutations(range(len(columns)), 2)
        if i < j
    }
    for (i, j), table in list(tables.items()):
        tables[j, i] = [list(row) for row in zip(*table, strict=True)]
    # The most alike come first, and then what is most like them.
    likeness = {pair: _best(table)[-1][-1] for pair, table in tables.items()}
    left = [*range(len(columns))]
    done: list[int] = []
    rows: list[dict[int, int]] = []
    while left:
        column = max(
            left,
            key=lambda i: max(
                (likeness[i, j] for j in done or left if i != j), default=0
            ),
        )
        left.remove(column)
        table = [
            [
                max(tables[i, column][line][k] for i, line in row.items())
                for k in range(len(columns[column]))
            ]
            for row in rows
        ]
        rows = _merged(rows, column, len(columns[column]), table)
        done.append(column)
    return {
        language: [number for number, row in enumerate(rows, 1) if i in row]
        for i, language in enumerate(programs)
    }


def _merged(
    rows: list[dict[int, int]],
    column: int,
    lines: int,
    table: list[list[float]],
) -> list[dict[int, int]]:
    """Return rows with one more column, so that they score most."""
    best = _best(table) if table else [[0.0] * (lines + 1)]
    merged = []
    i, j = len(rows), lines
    while i or j:
        if (
            i
            and j
            and table[i - 1][j - 1]
            and (best[i][j] == best[i - 1][j - 1] + table[i - 1][j - 1])
        ):
            i, j = i - 1, j - 1
            merged.append({**rows[i], column: j})
        elif j and (not i or best[i][j] == best[i][j - 1]):
            j -= 1
            merged.append({column: j})
        else:
            i -= 1
            merged.append(rows[i])
    return merged[::-1]


def _best(table: list[list[float]]) -> list[list[float]]:
    """Return what the first i and the first j lines can score at most."""
    best = [[0.0] * (len(table[0]) + 1)]
    for scores in table:
        above = best[-1]
        row = [0.0]
        for j, score in enumerate(scores):
            row.append(
                max(row[j], above[j + 1], above[j] + score if score else 0.0)
            )
        best.append(row)
    return best


def _score(a: _Line, b: _Line, weights: Mapping[str, float]) -> float:
    """Return what it is worth to have two lines on one row, or 0."""
    if a.kind != b.kind:
        return 0.0
    if a.kind == "blank":
        return _BLANK_SCORE
    shared = a.words & b.words
    if not shared:
        return 0.0
    common = _weight(shared, weights)
    either = _weight(a.words, weights) + _weight(b.words, weights)
    function = _FUNCTION_WEIGHT if a.function == b.function else 0.0
    alike = 2 * (common + function) / (either + 2 * _FUNCTION_WEIGHT)
    if alike < _ALIKE:
        return 0.0
    return _CLOSING_SCORE if a.kind == "closing" else common * alike


def _weight(words: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] * count for word, count in words.items())


def _weights(columns: Sequence[Sequence[_Line]]) -> dict[str, float]:
    """Return what each word counts: more, the fewer lines have it."""
    lines = [line for column in columns for line in column]
    found = Counter(word for line in lines for word in line.words)
    return {
        word: _KEYWORD_WEIGHT
        if word in _COMMON
        else math.log(1 + len(lines) / count)
        for word, count in found.items()
    }


def _read(language: Language, lines: Sequence[str]) -> list[_Line]:
    """Return what each line of a program is compared by."""
    read: list[_Line] = []
    # The last line with words of each indentation; a deeper one ends with it.
    around: dict[int, tuple[Counter[str], str]] = {}
    for text in lines:
        indent = len(text) - len(text.lstrip())
        code = text.strip()
        if not code:
            read.append(_Line("blank", Counter(), ""))
            continue
        outer = [around[i][1] for i in sorted(around) if i < indent]
        function = next((name for name in reversed(outer) if name), "")
        if not any(map(str.isalnum, code)):
            # A bracket is that of the line that its block begins with.
            words = around.get(indent, (Counter(), ""))[0]
            opens = code[-1] in "([{"
            read.append(
                _Line("opening" if opens else "closing", words, function)
            )
            continue
        words = _words(code)
        around = {i: a for i, a in around.items() if i < indent}
        if code.startswith(language.comment):
            read.append(_Line("comment", words, function))
            continue
        defined = re.search(language.function, code)
        name = " ".join(_words(defined[1])) if defined else ""
        around[indent] = words, "" if name == "main" else name
        kind = "function" if defined else "statement"
        read.append(_Line(kind, words, function))
    return read


def _words(code: str) -> Counter[str]:
    """Return the words of a line, as no language in particular has them."""
    words: Counter[str] = Counter()
    for found in _WORD.finditer(re.sub(r"\\.", " ", code)):
        if found["number"]:
            words[_number(found["number"])] += 1
            continue
        name = found["name"].removesuffix("Async")
        whole = name.replace("_", "").lower()
        parts = [whole] if whole in _SAME else _PART.findall(name)
        for part in map(str.lower, parts):
            if part not in _IGNORED:
                words[_SAME.get(part, part)] += 1
    return words


def _number(text: str) -> str:
    """Return a number so that 0.5 s and 500 ms, 2 s and 2000 ms are alike."""
    number = float(text)
    if "." in text:
        number *= 1000
    return f"{number / 1000 if number % 1000 == 0 else number:g}"
