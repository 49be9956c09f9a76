"""What a recorder tells of a program: the format that all of them write."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any


@dataclasses.dataclass
class Line:
    """A line that the program printed."""

    time: float
    """When it was printed, in seconds on the program's clock."""
    text: str
    task: int | None
    """Which task printed it (an index into Recording.tasks); None: no task."""
    stream: str = "stdout"


@dataclasses.dataclass
class Wait:
    """A time in which a task was suspended."""

    start: float
    end: float | None
    """None: it never went on."""
    on: str
    """What it waited for: "sleep", "Queue.get", "task worker-1", …"""


@dataclasses.dataclass
class Block:
    """A time in which a blocking call held the event loop."""

    start: float
    end: float
    task: int | None


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
    arguments: list[str] = dataclasses.field(default_factory=list)
    """Its coroutine's first strings and numbers, for a label: "load orders"."""


@dataclasses.dataclass
class Failure:
    """The exception that ended the program."""

    message: str
    """As the last line of a traceback: "ValueError: …"."""
    line: int | None
    """Which line of the program it came through last; None: none."""
    parts: list[Failure] = dataclasses.field(default_factory=list)
    """The first exceptions in it, if it is a group."""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Failure:
        """Return the failure that `dataclasses.asdict` made `data` of."""
        parts = [cls.of(part) for part in data["parts"]]
        return cls(data["message"], data["line"], parts)

    def leaves(self) -> list[Failure]:
        """Return the exceptions in it that are no groups; or itself."""
        return [leaf for p in self.parts for leaf in p.leaves()] or [self]


@dataclasses.dataclass
class Recording:
    """What a program did. All times are seconds on the program's clock."""

    lines: list[Line] = dataclasses.field(default_factory=list)
    tasks: list[Task] = dataclasses.field(default_factory=list)
    blocks: list[Block] = dataclasses.field(default_factory=list)
    duration: float = 0.0
    status: int | None = 0
    """The exit status; None: the program can never end (a deadlock)."""
    failure: Failure | None = None
    outside: list[str] = dataclasses.field(default_factory=list)
    """What ran in real time ("threads", "processes", "sockets")."""

    def printed(self) -> str:
        """Return what the program wrote, and at last why it failed."""
        texts = [line.text for line in self.lines]
        if self.failure:
            texts.append(self.failure.message)
        return "".join(f"{text}\n" for text in texts)

    def stuck(self) -> list[str]:
        """Return what each task waits for that will never go on."""
        return [
            f"{task.name} ({task.coroutine}) waits for {task.waits[-1].on}"
            for task in self.tasks
            if task.waits and task.waits[-1].end is None
        ]

    def to_json(self) -> str:
        """Return the recording as JSON text."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Recording:
        """Return the recording that `to_json` made `text` of."""
        data = json.loads(text)
        data["lines"] = [Line(**line) for line in data["lines"]]
        data["blocks"] = [Block(**block) for block in data["blocks"]]
        data["tasks"] = [
            Task(**{**task, "waits": [Wait(**wait) for wait in task["waits"]]})
            for task in data["tasks"]
        ]
        data["failure"] = data["failure"] and Failure.of(data["failure"])
        return cls(**data)


def without_addresses(text: str) -> str:
    """Return the text with "0x…" for each address in memory.

    An object's address differs from run to run.
    """
    return re.sub(r"\b0x[0-9a-fA-F]{6,16}\b", "0x…", text)
