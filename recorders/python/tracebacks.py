"""The tracebacks that Python prints, as they are shown: without the frames.

What is left of them is the same on each machine and in each Python: the last
line of each exception and its notes, the sentence between two, and the tree of
a group.
"""

from __future__ import annotations

import io
import re

CHARACTERS_AT_MOST = 1_000_000  # of a traceback with its frames

_HEAD = r"Traceback \(most recent call last\):"
_MARGIN = r"(?: *\| )?"  # of a group's tree
_FORGOTTEN = r"    (?! *(?:\||\+-)).*\n"  # where a Python leaves out the margin
FRAMES = "|".join(
    [
        rf"^({_MARGIN})(?:Exception Group )?{_HEAD}\n(?:\1 .*\n|{_FORGOTTEN})*",
        rf"^  \+ Exception Group {_HEAD}\n(?:  \|  .*\n)*",
        # What was printed before it on its line is a line of its own.
        rf"(?<=.)  \+ Exception Group {_HEAD}(?:\n  \|  .*)*$",
        rf"(?<=.){_HEAD}(?:\n .*)*$",
        # Where a SyntaxError is.
        rf'^({_MARGIN})  File ".*", line \d+\n(?:\2    .*\n|{_FORGOTTEN})*',
        # What asyncio knows in its debug mode.
        r"^.* created at \(most recent call last\):?\n(?: .*\n)*",
    ]
)
"""A pattern (with MULTILINE) of what is left out."""


def without_frames(text: str) -> str:
    """Return what Python printed, without the frames of its tracebacks."""
    return re.sub(FRAMES, "", text, flags=re.MULTILINE)


class Beginning(io.StringIO):
    """Keeps the first CHARACTERS_AT_MOST that are written."""

    def write(self, text: str) -> int:
        super().write(text[: CHARACTERS_AT_MOST - self.tell()])
        return len(text)
