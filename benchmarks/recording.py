"""Measures how much faster a program is recorded than it really runs."""

from __future__ import annotations

import statistics
import time

from recorders.python.record import record
from sidebyside.example import PYTHON, Example

ROUNDS = 5
GOAL = 20  # times as fast


def main() -> None:
    """Print how many times as fast each program is recorded, and the least."""
    speeds = {}
    outside = []
    for example in Example.all():
        program = example.program(PYTHON)
        if program is None:
            continue
        source = program.path.read_text("utf-8")
        recording = record(source, program.path.name)
        if recording.outside:
            outside.append(example.name)  # its work is done in real time
        elif recording.duration:
            seconds = []
            for _ in range(ROUNDS):
                began = time.perf_counter()
                record(source, program.path.name)
                seconds.append(time.perf_counter() - began)
            speeds[example.name] = recording.duration / statistics.median(
                seconds
            )
    for name, speed in sorted(speeds.items(), key=lambda item: item[1]):
        print(f"  {name}: {speed:.0f} times as fast")
    print(
        f"recording of {len(speeds)} programs: at least "
        f"{min(speeds.values()):.0f}, median "
        f"{statistics.median(speeds.values()):.0f} times as fast as they run "
        f"(goal: {GOAL}); in real time: {', '.join(outside)}"
    )


if __name__ == "__main__":
    main()
