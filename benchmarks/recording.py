"""Measures what recordings cost: of a program, and in a build of many."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sidebyside import recordings
from sidebyside.example import Example
from sidebyside.languages import PYTHON, ROOT
from sidebyside.page import show

EXAMPLES = 100
PAGES = 25
ROUNDS = 3
GOAL_COLD = 10.0  # seconds
GOAL_WARM = 1.3  # times the same pages without execution
TURNS = 1_000_000
GOAL_TURNS = 2.0  # times a real run

BUSY = """
import asyncio
async def main():
    for _ in range({}):
        await asyncio.sleep(0)
asyncio.run(main())
"""

# Settings of the site for other pages; `{}` is the project's.
SETTINGS = "INHERIT: {}/mkdocs.yml\nnav: []\nwatch: []\nstrict: false\n"
BLOCK = '```python exec="on" html="on"\n{}\n```\n'
SHOWN = "from sidebyside import show\nfrom pathlib import Path\n"


def program_times() -> None:
    """Print the milliseconds that a program takes, recorded and kept."""
    found = [p for e in Example.all() if (p := e.program(PYTHON))]
    cold = []
    for program in found:
        began = time.perf_counter()
        recordings.record(program.path)
        cold.append(time.perf_counter() - began)
    recordings.recording_of(found[0])  # all
    recordings._made.clear()
    began = time.perf_counter()
    for program in found:
        recordings.recording_of(program)
    kept = (time.perf_counter() - began) / len(found)
    print(
        f"recording of {len(found)} programs, one after the other: median "
        f"{statistics.median(cold) * 1000:.0f} ms, at most "
        f"{max(cold) * 1000:.0f} ms; kept: {kept * 1000:.1f} ms"
    )


def turns() -> None:
    """Print what a program that does nothing but turn its loop takes."""
    real, recorded = overhead(TURNS)
    print(
        f"{TURNS:,} times sleep(0): {real:.1f} s of the processor, recorded "
        f"{recorded:.1f} s, {recorded / real:.2f} times (goal: {GOAL_TURNS})"
    )


def overhead(turns: int) -> tuple[float, float]:
    """Return what many turns of a loop take of the processor.

    Args:
        turns: how many.

    Returns:
        the seconds of a real run, and those of one that is recorded.
    """
    with tempfile.TemporaryDirectory() as name:
        program, out = Path(name, "busy.py"), Path(name, "recording.json")
        program.write_text(BUSY.format(turns), "utf-8")
        commands = [(str(program),), (*recordings.RECORDER, program, out)]
        # As the site's recordings are made: else, the recorder starts twice.
        same = os.environ | {"PYTHONHASHSEED": "0"}
        seconds = []
        for command in commands:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                (sys.executable, *command), cwd=ROOT, env=same, check=True
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            user = after.ru_utime - before.ru_utime
            seconds.append(user + after.ru_stime - before.ru_stime)
    return seconds[0], seconds[1]


def write_pages(folder: Path) -> None:
    """Write a project of many examples, and one of the same without them."""
    names = [e.name for e in Example.all() if e.program(PYTHON)]
    snippets = folder / "snippets"
    for kind in ("with", "without"):
        docs = folder / kind / "docs"
        docs.mkdir(parents=True)
        (docs / "assets").symlink_to(ROOT / "docs/assets")
        (docs.parent / "overrides").symlink_to(ROOT / "overrides")
        settings = SETTINGS.format(ROOT)
        (docs.parent / "mkdocs.yml").write_text(settings, "utf-8")
    for page in range(PAGES):
        blocks: dict[str, list[str]] = {"with": [], "without": []}
        for number in range(page, EXAMPLES, PAGES):
            name = names[number % len(names)]
            copy = f"{name}-{number}"
            shutil.copytree(ROOT / "snippets" / name, snippets / copy)
            for path in (snippets / copy).glob("output.*"):
                text = path.read_text("utf-8").replace(f"{name}.", f"{copy}.")
                path.write_text(text, "utf-8")
            for path in (snippets / copy).glob(f"{name}.*"):
                # Another text, or it would be known already.
                text = path.read_text("utf-8")
                mark = "#" if path.suffix == ".py" else "//"
                copied = path.with_stem(copy)
                copied.write_text(f"{text}{mark} {number}\n", "utf-8")
                path.unlink()
            code = f'print(show("{copy}", snippets=Path({str(snippets)!r})))'
            blocks["with"].append(BLOCK.format(SHOWN + code))
            blocks["without"].append(copy)
        for kind, parts in blocks.items():
            text = "\n".join([f"# Page {page}", *parts])
            path = folder / kind / f"docs/page-{page}.md"
            path.write_text(text, "utf-8")


def fill_pages(folder: Path) -> None:
    """Let the pages without execution print what `show` printed."""
    snippets = folder / "snippets"
    for path in (folder / "without/docs").glob("*.md"):
        head, *names = path.read_text("utf-8").splitlines()
        blocks = [head]
        for name in names:
            saved = folder / f"{name}.html"
            saved.write_text(show(name, snippets=snippets), "utf-8")
            code = f"print(open({str(saved)!r}, encoding='utf-8').read())"
            blocks.append(BLOCK.format(code))
        path.write_text("\n".join(blocks), "utf-8")


def build(folder: Path, cache: Path) -> float:
    """Build a project in a process of its own; return the seconds."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from mkdocs.__main__ import cli\n"
        "from sidebyside import cache\n"
        f"cache.FOLDER = Path({str(cache)!r})\n"
        "cli(['build', '--quiet', '--site-dir', sys.argv[1]])\n"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "site")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - began


def main() -> None:
    """Print the figures."""
    program_times()
    turns()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pages(folder)
        cold = build(folder / "with", folder / "cache")
        fill_pages(folder)
        warm, without = (
            statistics.median(
                build(folder / kind, folder / "cache") for _ in range(ROUNDS)
            )
            for kind in ("with", "without")
        )
    print(
        f"build of {EXAMPLES} examples on {PAGES} pages: cold {cold:.1f} s "
        f"(goal: {GOAL_COLD:.0f} s); warm {warm:.1f} s, "
        f"{warm / without:.2f} times the same pages without execution, "
        f"{without:.1f} s (goal: {GOAL_WARM})"
    )


if __name__ == "__main__":
    main()
