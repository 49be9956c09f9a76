"""Lays the programs of an example side by side, line against line.

The lines that correspond are found as biologists find the parts that genes
have in common: by aligning sequences (Needleman and Wunsch, 1970), first the
two programs that are most alike, and then the next to those (Feng and
Doolittle, 1987). How alike two lines are is told by the words that they share
(Dice, 1945), where a word counts more, the rarer it is in the example (Spärck
Jones, 1972), and by the function and the lines around them.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .languages import Language
from .words import LIGHT, Line, read

# What a word counts that any program has; others, up to five.
_LIGHT_WEIGHT = 1.0
# Lines must share more than this, to share all that they have.
_DOUBT = 2.0
# What it adds that the functions around two lines have one name,
_FUNCTION_BONUS = 0.15
# at most, that the lines before them are alike, and those after them,
_NEIGHBOUR_BONUS = 0.2
# and what it takes that only one of them begins with a word of _CONTROL.
_CONTROL_MALUS = 0.15
# Lines correspond that share at least this much of their words,
_SHARE_AT_LEAST = 0.15
# and with what was added and taken, this much.
_ALIKE_AT_LEAST = 0.65
# So much more than other lines count those that begin a function.
_FUNCTION_FACTOR = 3.0
# Lines without words follow the others.
_CLOSING_SCORE = 0.05
_BLANK_SCORE = 0.01

# What it is worth that a line of one program is one of another.
_Scores = Mapping[tuple[int, int], float]


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
    columns = [read(*item) for item in programs.items()]
    weights = _weigh(columns)
    scores: dict[tuple[int, int], _Scores] = {}
    likeness: dict[tuple[int, int], float] = {}
    for i, j in itertools.combinations(range(len(columns)), 2):
        found = _scores(columns[i], columns[j], weights)
        scores[i, j] = found
        scores[j, i] = {(b, a): score for (a, b), score in found.items()}
        best = _best(len(columns[i]), len(columns[j]), found)
        likeness[i, j] = likeness[j, i] = best[-1][-1]
    # The most alike come first, and then what is most like one of them.
    rows: list[dict[int, int]] = []
    done: list[int] = []
    left = [*range(len(columns))]
    while left:
        column = max(
            left,
            key=lambda i: max(
                (likeness[i, j] for j in done or left if i != j), default=0
            ),
        )
        left.remove(column)
        found = {}
        for (a, row), b in itertools.product(
            enumerate(rows), range(len(columns[column]))
        ):
            score = max(
                scores[i, column].get((n, b), 0) for i, n in row.items()
            )
            if score and all(
                _may_correspond(columns[i][n], columns[column][b])
                for i, n in row.items()
            ):
                found[a, b] = score
        rows = _merged(rows, column, len(columns[column]), found)
        done.append(column)
    rows = _closed_up([*_parted(rows, columns)], columns)
    return {
        language: [number for number, row in enumerate(rows, 1) if i in row]
        for i, language in enumerate(programs)
    }


def _merged(
    rows: Sequence[dict[int, int]], column: int, length: int, scores: _Scores
) -> list[dict[int, int]]:
    """Return rows with the lines of one more column, so that they score most.

    A row has the line of each column that has one in it.
    """
    best = _best(len(rows), length, scores)
    merged = []
    i, j = len(rows), length
    while i or j:
        score = scores.get((i - 1, j - 1))
        if score and best[i][j] == best[i - 1][j - 1] + score:
            i, j = i - 1, j - 1
            merged.append(rows[i] | {column: j})
        elif j and best[i][j] == best[i][j - 1]:
            j -= 1
            merged.append({column: j})
        else:
            i -= 1
            merged.append(rows[i])
    return merged[::-1]


def _parted(
    rows: Sequence[dict[int, int]], columns: Sequence[Sequence[Line]]
) -> Iterator[dict[int, int]]:
    """Yield rows where lone brackets stand together as their blocks do."""
    row_of = {
        (i, line): number
        for number, row in enumerate(rows)
        for i, line in row.items()
    }
    for row in rows:
        together: dict[int | None, dict[int, int]] = defaultdict(dict)
        for i, line in row.items():
            head = columns[i][line].head
            block = None if head is None else row_of[i, head]
            together[block][i] = line
        yield from together.values()


def _closed_up(
    rows: Sequence[dict[int, int]], columns: Sequence[Sequence[Line]]
) -> list[dict[int, int]]:
    """Return rows in which a blank line alone stands next to the one below it.

    Else, what only another program has would part the blank lines of one.
    """
    upwards: list[dict[int, int]] = []
    for row in reversed(rows):
        place = len(upwards)
        [(column, line), *others] = row.items()
        if not others and columns[column][line].kind == "blank":
            while place and column not in upwards[place - 1]:
                place -= 1
        # The last of its program stays where it is.
        upwards.insert(place or len(upwards), row)
    return upwards[::-1]


def _best(height: int, width: int, scores: _Scores) -> list[list[float]]:
    """Return what the first i lines and the first j lines score at most."""
    best = [[0.0] * (width + 1)]
    for i in range(height):
        above = best[-1]
        row = [0.0]
        for j in range(width):
            most = max(row[j], above[j + 1])
            if score := scores.get((i, j)):
                most = max(most, above[j] + score)
            row.append(most)
        best.append(row)
    return best


def _scores(
    left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]
) -> _Scores:
    """Return what each two lines score that may correspond."""
    common = _in_common(left, right, weights)
    share: dict[tuple[int | None, int | None], float] = {
        (i, j): min(
            2 * weight / (left[i].weight + right[j].weight + _DOUBT), 1.0
        )
        for (i, j), weight in common.items()
    }
    scores = {}
    for (i, j), weight in common.items():
        a, b, own = left[i], right[j], share[i, j]
        alike = (
            own
            + _NEIGHBOUR_BONUS * share.get((a.before, b.before), 0)
            + _NEIGHBOUR_BONUS * share.get((a.after, b.after), 0)
            + _FUNCTION_BONUS * (a.function == b.function)
            - _CONTROL_MALUS * (bool(a.control) != bool(b.control))
        )
        if own >= _SHARE_AT_LEAST and alike >= _ALIKE_AT_LEAST:
            factor = _FUNCTION_FACTOR if a.kind == "function" else 1.0
            scores[i, j] = factor * weight * alike
    for (i, a), (j, b) in itertools.product(enumerate(left), enumerate(right)):
        if a.kind == b.kind == "blank":
            scores[i, j] = _BLANK_SCORE
        elif a.kind == b.kind == "closing" and (a.head, b.head) in scores:
            scores[i, j] = _CLOSING_SCORE
    return scores


def _in_common(
    left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """Return what the words count that two lines share, if they may."""
    having = defaultdict(list)
    for j, line in enumerate(right):
        for word in line.words:
            having[word].append(j)
    common: dict[tuple[int, int], float] = defaultdict(float)
    for i, a in enumerate(left):
        for word in a.words:
            for j in having[word]:
                if _may_correspond(a, right[j]):
                    common[i, j] += weights[word]
    return common


def _may_correspond(a: Line, b: Line) -> bool:
    """Tell whether nothing speaks against two lines on one row."""
    return a.kind == b.kind and (
        not (a.control and b.control)
        or a.control in b.words
        or b.control in a.words
    )


def _weigh(columns: Sequence[Sequence[Line]]) -> dict[str, float]:
    """Return what each word counts: more, the fewer lines have it."""
    lines = [line for column in columns for line in column]
    having = Counter(word for line in lines for word in line.words)
    weights = {}
    for word, count in having.items():
        weights[word] = math.log(1 + len(lines) / count)
        if word in LIGHT:
            weights[word] = _LIGHT_WEIGHT
        elif word.endswith((" =", '"')):
            weights[word] /= 2
    for line in lines:
        line.weight = sum(
            weights[word]
            for word in line.words
            # Its words count; that it is the same as a whole is more.
            if not word.startswith('"')
        )
    return weights
