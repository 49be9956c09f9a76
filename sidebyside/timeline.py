"""Draws a recording as an SVG: a row a task, and time from left to right.

Only what the standard library has, because the browser's Python draws the
programs that readers edit.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Iterator
from typing import NamedTuple

from recorders.recording import Recording, Task, Wait

ROWS_AT_MOST = 25
_WAITS_TOLD_AT_MOST = 6
_NAME_AT_MOST = 16  # characters

# Pixels. Times are per cent of the plot, which is as wide as the page lets it:
# the names stand in the padding on its left, how tasks ended in that on its
# right (site.css has the fonts that these fit).
_CHARACTER = 6.7  # of the names, the words and the labels
_ROW = 30
_BAR_TOP, _BAR = 11, 15
_AXIS = 22
# As wide is the whole on a phone, in half a page, and on a page.
_WIDTHS = (290, 480, 640)
_TICKS_AT_MOST = 5
# Waits on the same that are, each, narrower than this are drawn as one.
_NARROW = 1 / 500  # of the plot

_WORDS = {"pending": "never ends"}


def draw(recording: Recording, name: str) -> str:
    """Return an SVG of a recording of two tasks or more; else, nothing.

    Nothing, too, where no time passes on the program's clock.

    A row a task, in the order of their creation: a bar for each time in which
    it waits, labelled by what it waits for; a solid block where it holds the
    loop; a dot for each line that it prints; its end, told by a shape and a
    word. The same recording gives the same text.

    Args:
        recording: what a program did.
        name: what the ids in it begin with.

    For scripts: a row's `data-runs` has the times (seconds) at which its task
    runs, "0.2-0.5" where it blocks; a dot's `data-lines` has the indexes of its
    lines in `recording.lines`.
    """
    if len(recording.tasks) < 2 or not recording.duration:
        return ""
    return _Drawing(recording, name).svg()


def _escaped(text: str) -> str:
    # Not html.escape: its module takes the browser's Python 40 ms to import.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _seconds(time: float, digits: int = 3) -> str:
    text = f"{time:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Bar(NamedTuple):
    """A time (seconds) in which a task waits or holds the loop, and on what."""

    on: str
    start: float
    end: float
    times: int = 1
    """How many waits it stands for."""


class _Drawing:
    def __init__(self, recording: Recording, name: str) -> None:
        self.recording = recording
        self.name = name
        self.span = recording.duration
        rows: list[int | None] = list(range(len(recording.tasks)))
        rows = rows[:ROWS_AT_MOST]
        acting = {line.task for line in recording.lines}
        acting |= {block.task for block in recording.blocks}
        if None in acting:
            rows.insert(0, None)  # what happened in no task
        self.rows = rows
        names = _names(recording.tasks)
        self.names = [short for short, _ in names]
        self.whole_names = [whole for _, whole in names]
        self.waits = {
            f"task {task.name}": f"task {short}"
            for task, (short, _) in zip(recording.tasks, names, strict=True)
        }
        self.left_out = len(recording.tasks) - ROWS_AT_MOST
        self.foot = len(rows) * _ROW

    def svg(self) -> str:
        words = [self._word(task) for task in self.recording.tasks]
        names = ["seconds", *(self._name(row) for row in self.rows)]
        self.left = math.ceil(max(map(len, names)) * _CHARACTER + 12)
        self.right = math.ceil(max(map(len, words)) * _CHARACTER + 12)
        height = self.foot + _AXIS + (14 if self.left_out > 0 else 0)
        seconds = _seconds(self.recording.duration)
        title = (
            f"Timeline of {len(words)} tasks in "
            f"{seconds} {'second' if seconds == '1' else 'seconds'}"
        )
        story = " ".join(self._story(row) for row in self.rows)
        parts = [
            f'<svg class="timeline" id="{self.name}-timeline" role="group" '
            f'aria-labelledby="{self.name}-timeline-title" '
            f'aria-describedby="{self.name}-timeline-story" '
            f'width="100%" height="{height}" '
            f'style="padding:0 {self.right}px 0 {self.left}px">',
            f'<title id="{self.name}-timeline-title">{title}</title>',
            f'<desc id="{self.name}-timeline-story">{_escaped(story)}</desc>',
            *self._axis(),
            *self._bands(),
        ]
        for number, row in enumerate(self.rows):
            parts += self._row(row, number * _ROW)
        parts.append(
            f'<line class="timeline__now" x1="0" x2="0" y2="{self.foot}"/>'
        )
        parts.append("</svg>")
        return "\n".join(parts)

    def _x(self, time: float) -> str:
        """Return a time (seconds) as a place on the plot."""
        return f"{round(time / self.span * 100, 2):g}%"

    def _axis(self) -> list[str]:
        # As many as have room for their labels on a phone.
        room = _WIDTHS[0] - self.left - self.right
        for ticks in range(_TICKS_AT_MOST, 0, -1):
            step = _round_step(self.span / ticks)
            digits = max(3, -math.floor(math.log10(step)))
            count = math.floor(self.span / step + 1e-9) + 1
            times = [number * step for number in range(count)]
            labels = [_seconds(time, digits) for time in times]
            needed = max(map(len, labels)) * _CHARACTER + 12
            if needed <= room * step / self.span:
                break
        parts = []
        for time, label in zip(times, labels, strict=True):
            parts.append(
                f'<line class="timeline__tick" x1="{self._x(time)}" '
                f'x2="{self._x(time)}" y2="{self.foot + 4}"/>'
                f'<text class="timeline__time" x="{self._x(time)}" '
                f'y="{self.foot + 16}">{label}</text>'
            )
        parts.append(
            f'<text class="timeline__name" x="-10" y="{self.foot + 16}">'
            "seconds</text>"
        )
        if self.left_out > 0:
            parts.append(
                f'<text class="timeline__label" x="0" y="{self.foot + 32}">'
                f"and {self.left_out:,} more "
                f"{'task' if self.left_out == 1 else 'tasks'}</text>"
            )
        return parts

    def _bands(self) -> list[str]:
        """Return where the loop is blocked, across all rows."""
        return [
            f'<rect class="timeline__band" x="{self._x(block.start)}" '
            f'width="{self._x(block.end - block.start)}" '
            f'height="{self.foot}"/>'
            for block in self.recording.blocks
        ]

    def _row(self, row: int | None, top: float) -> list[str]:
        blocks = [b for b in self.recording.blocks if b.task == row]
        runs = [f"{_seconds(b.start)}-{_seconds(b.end)}" for b in blocks]
        middle = top + _BAR_TOP + _BAR / 2
        bars = []
        if row is not None:
            task = self.recording.tasks[row]
            end = self.recording.duration if task.end is None else task.end
            runs += [_seconds(task.start)]
            runs += [_seconds(w.end) for w in task.waits if w.end is not None]
            bars.append(
                f'<line class="timeline__life" x1="{self._x(task.start)}" '
                f'x2="{self._x(end)}" y1="{middle:g}" y2="{middle:g}"/>'
            )
            for bar in self._bars(task, end):
                kind = "sleep" if bar.on == "sleep" else "wait"
                bars += self._bar(kind, bar, top)
        for block in blocks:
            bar = _Bar("blocks", block.start, block.end)
            bars += self._bar("block", bar, top)
        if row is not None:
            bars += self._end(task, end, middle)
            bars.append(
                f'<text class="timeline__word" x="100%" dx="10" '
                f'y="{middle + 4:g}">{self._word(task)}</text>'
            )
        runs = list(dict.fromkeys(runs))
        return [
            f'<g class="timeline__row" data-runs="{" ".join(runs)}">',
            f'<text class="timeline__name" x="-10" y="{middle + 4:g}">'
            f"{_escaped(self._name(row))}{self._whole_name(row)}</text>",
            *bars,
            *self._dots(row, top + 5),
            "</g>",
        ]

    def _bars(self, task: Task, end: float) -> Iterator[_Bar]:
        """Yield what a task waits on; short waits on the same as one bar."""
        narrow = self.span * _NARROW
        bar: _Bar | None = None
        for wait in task.waits:
            until = end if wait.end is None else wait.end
            new = _Bar(self._on(wait), wait.start, until)
            if (
                bar
                and new.on == bar.on
                and new.end - new.start < narrow
                and new.start - bar.end < narrow
                and (bar.times > 1 or bar.end - bar.start < narrow)
            ):
                new = _Bar(new.on, bar.start, new.end, bar.times + 1)
            elif bar:
                yield bar
            bar = new
        if bar:
            yield bar

    def _bar(self, kind: str, bar: _Bar, top: float) -> list[str]:
        label, start, end, times = bar
        text = _escaped(label)
        often = f"{times:,} times, " if times > 1 else ""
        parts = [
            f'<rect class="timeline__{kind}" x="{self._x(start)}" '
            f'y="{top + _BAR_TOP}" width="{self._x(end - start)}" '
            f'height="{_BAR}"><title>{text}, {often}{_seconds(start)} to '
            f"{_seconds(end)} s</title></rect>"
        ]
        # Where there is no room for it, not even on a wide page, a label is
        # only in the title.
        needed = (len(label) * _CHARACTER + 14) * self.span
        for size, width in enumerate(_WIDTHS):
            if needed <= (width - self.left - self.right) * (end - start):
                parts.append(
                    f'<text class="timeline__label timeline__label--{kind} '
                    f'timeline__label--{size}" x="{self._x(start)}" dx="5" '
                    f'y="{top + _BAR_TOP + 11}">{text}</text>'
                )
                break
        return parts

    def _end(self, task: Task, end: float, middle: float) -> list[str]:
        if task.outcome == "pending":
            return []
        # In a nested svg, paths too can start at a per cent of the plot.
        shape = {
            "done": '<circle r="4"/>',
            "failed": '<path d="M-4-4 4 4M-4 4 4-4"/>',
            "cancelled": '<path d="M-4-4h8v8h-8z"/>',
        }[task.outcome]
        return [
            f'<svg class="timeline__end timeline__end--{task.outcome}" '
            f'aria-hidden="true" '
            f'x="{self._x(end)}" y="{middle:g}">{shape}</svg>'
        ]

    def _dots(self, row: int | None, y: float) -> list[str]:
        lines: dict[float, list[int]] = collections.defaultdict(list)
        for index, line in enumerate(self.recording.lines):
            if line.task == row:
                lines[line.time].append(index)
        return [
            f'<circle class="timeline__dot" cx="{self._x(time)}" cy="{y:g}" '
            f'r="4" data-lines="{" ".join(map(str, indexes))}"/>'
            for time, indexes in lines.items()
        ]

    def _name(self, row: int | None) -> str:
        return "program" if row is None else self.names[row]

    def _whole_name(self, row: int | None) -> str:
        """Return what a short name is short for, where it is."""
        if row is None or self.whole_names[row] == self.names[row]:
            return ""
        return f"<title>{_escaped(self.whole_names[row])}</title>"

    def _on(self, wait: Wait) -> str:
        """Return what a wait is on; a task as its row has it."""
        return self.waits.get(wait.on, wait.on)

    def _word(self, task: Task) -> str:
        return _WORDS.get(task.outcome, task.outcome)

    def _story(self, row: int | None) -> str:
        """Tell in words what a row shows."""
        told = [
            (block.start, f"blocks the loop until {_seconds(block.end)} s")
            for block in self.recording.blocks
            if block.task == row
        ]
        if row is None:
            acts = [what for _, what in told] or ["prints"]
            return f"Outside the tasks, the program {', then '.join(acts)}."
        task = self.recording.tasks[row]
        for wait in task.waits:
            until = "for ever"
            if wait.end is not None:
                until = f"until {_seconds(wait.end)} s"
            told.append((wait.start, f"waits on {self._on(wait)} {until}"))
        acts = [what for _, what in sorted(told)]
        if len(acts) > _WAITS_TOLD_AT_MOST:
            more = len(acts) - _WAITS_TOLD_AT_MOST
            often = "once" if more == 1 else f"{more} times"
            acts[_WAITS_TOLD_AT_MOST:] = [f"waits {often} more"]
        if task.end is not None:
            acts.append(f"is {task.outcome} at {_seconds(task.end)} s")
        # Its start is when it was created; another may have held the loop
        # then. It really ran first when the first thing is noted of it.
        times = [time for time, _ in told]
        times += [
            line.time for line in self.recording.lines if line.task == row
        ]
        first = min(times, default=task.start if task.end is None else task.end)
        start = f"{self.whole_names[row]} starts at {_seconds(first)} s"
        return f"{', then '.join([start, *acts])}."


def _names(tasks: list[Task]) -> list[tuple[str, str]]:
    """Return each task's name, short and whole, as different as they can be.

    Its own name, where the program gave it one; else its coroutine's, and as
    much of the arguments as tells it from the others.
    """
    names = [_words_of_name(task) for task in tasks]
    counts = collections.Counter(map(_short_name, names))
    whole_counts = collections.Counter(map(" ".join, names))
    seen: collections.Counter[str] = collections.Counter()
    found = []
    for words in names:
        short, whole = _short_name(words), " ".join(words)
        if counts[short] > 1:
            seen[short] += 1
            number = f" {seen[short]}"
            short = _short(short, _NAME_AT_MOST - len(number)) + number
            if whole_counts[whole] > 1:
                whole += number
        found.append((short, whole))
    return found


def _words_of_name(task: Task) -> list[str]:
    if not task.name.startswith("Task-"):
        return [task.name]
    name = task.coroutine.rpartition(".")[2]
    argument = task.arguments[0] if task.arguments else ""
    if argument.startswith(name):
        return [argument]
    return [name, argument] if argument else [name]


def _short_name(words: list[str]) -> str:
    """Return the words, of which the last one tells tasks apart."""
    *name, argument = words
    if name:
        room = max(_NAME_AT_MOST - len(argument) - 1, 4)
        argument = f"{_short(name[0], room)} {argument}"
    return _short(argument)


def _short(text: str, length: int = _NAME_AT_MOST) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _round_step(least: float) -> float:
    """Return the least of 1, 2 and 5 times a power of ten that is not less."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(
        factor * power
        for factor in (1, 2, 5, 10)
        if factor * power >= least * (1 - 1e-9)
    )
