"""The format of a recording: what every recorder tells of a run.

It is the contract between the recorders, the painter, the page and the book,
and travels as JSON. All times are seconds on the program's clock, from its
start; all lines are those of the program's file, from 1; a task is told by its
index in `tasks`. A program that prints, sleeps and prints again:

    {"version": 1, "clock": "virtual", "duration": 0.5, "status": 0,
     "failure": null, "stopped": null, "outside": [],
     "lines": [
       {"time": 0.0, "text": "hello", "task": 0, "stream": "stdout",
        "line": 5},
       {"time": 0.5, "text": "later", "task": 0, "stream": "stdout",
        "line": 7}],
     "tasks": [
       {"name": "Task-1", "coroutine": "main", "arguments": [],
        "start": 0.0, "end": 0.5, "outcome": "done", "line": 10,
        "starter": null,
        "waits": [{"start": 0.0, "end": 0.5, "on": "sleep", "line": 6}]}],
     "blocks": []}
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from typing import Any

VERSION = 1
"""Of the format; another one has other fields, or means something else."""
# How many characters (as JavaScript counts them) there are at most: more is
# refused where a recording comes from a stranger.
MESSAGE_AT_MOST = 10_000
NAME_AT_MOST = 200


@dataclasses.dataclass
class Line:
    """A line that the program printed, or another process of it.

    One in parts, on both streams or by several tasks, is that of the part that
    ended it.
    """

    time: float
    text: str
    """Without what differs from machine to machine: folders, addresses."""
    task: int | None
    """Which task printed it; None: no task, or another process."""
    stream: str = "stdout"
    """Or "stderr"; a guess where other processes write to both at once."""
    line: int | None = None
    """Which line of the program printed it; None: none did."""


@dataclasses.dataclass
class Wait:
    """A time in which a task was suspended."""

    start: float
    end: float | None
    """None: it never went on."""
    on: str
    """What it waited for: "sleep", "Queue.get", "task worker-1", …"""
    line: int | None = None
    """The line that waits: the innermost one of the program itself."""


@dataclasses.dataclass
class Block:
    """A time in which a blocking call held the event loop."""

    start: float
    end: float
    task: int | None
    line: int | None = None
    """The line that blocks."""


@dataclasses.dataclass
class Task:
    """A task, from its creation to its end."""

    name: str
    coroutine: str
    start: float
    end: float | None = None
    outcome: str = "pending"
    """How it ended: "done", "failed", "cancelled", or "pending"."""
    waits: list[Wait] = dataclasses.field(default_factory=list)
    """In order; no two at the same time."""
    arguments: list[str] = dataclasses.field(default_factory=list)
    """Its coroutine's first strings and numbers, for a label: "load orders"."""
    line: int | None = None
    """The line that started it."""
    starter: int | None = None
    """Which task started it; None: no task."""


@dataclasses.dataclass
class Failure:
    """An exception, or another end that a program did not choose."""

    message: str
    """As the last line of a traceback: "ValueError: …"."""
    line: int | None
    """Which line of the program it came through last; None: none."""
    parts: list[Failure] = dataclasses.field(default_factory=list)
    """The first exceptions in it, if it is a group."""
    text: str = ""
    """What a terminal shows of it, without the frames; "": nothing."""
    after: int = 0
    """How many lines were printed before that."""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Failure:
        """Return the failure whose fields are `data`, as JSON has them."""
        parts = [cls.of(part) for part in data["parts"]]
        return cls(**{**data, "parts": parts})

    def leaves(self) -> list[Failure]:
        """Return the exceptions in it that are no groups; or itself."""
        return [leaf for p in self.parts for leaf in p.leaves()] or [self]


@dataclasses.dataclass
class Recording:
    """What a program did."""

    lines: list[Line] = dataclasses.field(default_factory=list)
    """In the order in which they were printed."""
    tasks: list[Task] = dataclasses.field(default_factory=list)
    """In the order of their creation."""
    blocks: list[Block] = dataclasses.field(default_factory=list)
    duration: float = 0.0
    status: int | None = 0
    """The exit status; None: the program can never end (a deadlock)."""
    failure: Failure | None = None
    """What ended the program."""
    stopped: Failure | None = None
    """Why the recorder ended it: it hangs, or prints too much."""
    outside: list[str] = dataclasses.field(default_factory=list)
    """What was not timed: what ran in real time ("threads", "processes",
    "sockets"), and "calculations", which took no time."""
    clock: str = "virtual"
    """Or "real": its times are those of one run, and differ in the next."""
    version: int = VERSION

    def untimed(self) -> str:
        """Return a sentence that tells what was not timed; "": nothing."""
        calculations = "calculations"
        *first, last = [o for o in self.outside if o != calculations] or [""]
        work = f"{', '.join(first)} and {last}" if first else last
        if calculations not in self.outside:
            return work and f"The work in {work} is not timed."
        if work:
            return f"The work in {work} is not timed, nor are calculations."
        return "Calculations are not timed."

    def stuck(self) -> list[str]:
        """Return what each task waits for that will never go on."""
        return [
            f"{task.name} ({task.coroutine}) waits for {task.waits[-1].on}"
            for task in self.tasks
            if task.waits and task.waits[-1].end is None
        ]

    def to_json(self) -> str:
        """Return the recording as JSON text, without needless blanks."""
        return json.dumps(
            self, default=vars, ensure_ascii=False, separators=(",", ":")
        )

    @classmethod
    def from_json(cls, text: str) -> Recording:
        """Return the recording that `to_json` made `text` of.

        Raises:
            ValueError: it is no JSON, or of another version.
        """
        return cls.of(json.loads(text))

    @classmethod
    def of(cls, data: dict[str, Any]) -> Recording:
        """Return the recording whose fields are `data`, as JSON has them.

        Raises:
            ValueError: it is of another version.
        """
        if data.get("version") != VERSION:
            raise ValueError(f"no recording of version {VERSION}")
        data["lines"] = [Line(**line) for line in data["lines"]]
        data["blocks"] = [Block(**block) for block in data["blocks"]]
        data["tasks"] = [
            Task(**{**task, "waits": [Wait(**wait) for wait in task["waits"]]})
            for task in data["tasks"]
        ]
        for end in ("failure", "stopped"):
            data[end] = data[end] and Failure.of(data[end])
        return cls(**data)


def cut(text: str, most: int) -> str:
    """Return a text, or its begin and "…": at most so many characters.

    They are counted as JavaScript does: one beyond U+FFFF is two.
    """
    units = text[: most + 1].encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * most:
        return text
    return units[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


@functools.lru_cache  # many tasks have the same names
def without_machine(text: str) -> str:
    """Return the text without what differs from run to run, or by machine.

    An object's address in memory is "0x…"; its begin is lacking where `reprlib`
    has left out the middle of a text. A thread's is its number. The folder of
    Python's library is not there.
    """
    text = re.sub(r"(?<![^\s\"'(])[^\s\"'(]*/lib/python3\.\d+/", "", text)
    text = re.sub(
        r"(, (?:started|stopped) (?:daemon )?)\d{9,}\)>", r"\1…)>", text
    )
    return re.sub(
        r"\b0x[0-9a-fA-F]{6,16}\b|(?<=\.\.\.)x?[0-9a-f]{6,16}(?=>)",
        "0x…",
        text,
    )
