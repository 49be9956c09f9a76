"""What this process and those that it started use of the machine (Linux)."""

from __future__ import annotations

import os
from pathlib import Path

from .toolchains import missing


def seconds_of_processor() -> dict[int, float]:
    """Return what each process below this one has used, by its number."""
    if not Path("/proc/self/stat").exists():
        missing("/proc, where Linux tells what processes do,")
    tick = 1 / os.sysconf("SC_CLK_TCK")
    parents, used = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:  # it has ended
            continue
        fields = stat.rpartition(")")[2].split()
        number = int(folder.name)
        parents[number] = int(fields[1])
        used[number] = (int(fields[11]) + int(fields[12])) * tick
    ours = {os.getpid()}
    while more := {n for n, p in parents.items() if p in ours} - ours:
        ours |= more
    return {number: used[number] for number in ours if number in used}


def memory() -> int:
    """Return the bytes that the processes below this one have for themselves.

    Pages that some share are counted in parts (PSS, in proc(5)).
    """
    total = 0
    for number in seconds_of_processor():
        try:
            rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
        except OSError:
            continue
        pss = next(
            line for line in rollup.splitlines() if line.startswith("Pss:")
        )
        total += int(pss.split()[1]) * 1024
    return total
