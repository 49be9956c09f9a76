"""Measures how long `make serve` takes to rebuild a site of 40 examples."""

from __future__ import annotations

import itertools
import logging
import statistics
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from sidebyside.example import Example
from sidebyside.languages import PYTHON, ROOT

EXAMPLES = 40
PAGES = 10
ROUNDS = 5
GOAL = 2.0  # seconds


def main() -> None:
    """Print the seconds that each rebuild took, and their median."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "assets").symlink_to(ROOT / "docs/assets")
        names = itertools.cycle(
            example.name for example in Example.all() if example.program(PYTHON)
        )
        for page in range(PAGES):
            blocks = "\n".join(
                f"## Section {n}\n\n"
                '```python exec="on" html="on"\n'
                "from sidebyside import show\n\n"
                f'print(show("{next(names)}"))\n'
                "```\n"
                for n in range(EXAMPLES // PAGES)
            )
            text = f"# Page {page}\n\n{blocks}"
            (folder / f"page-{page}.md").write_text(text, "utf-8")
        seconds = []
        for _ in range(ROUNDS + 1):
            config = load_config(
                str(ROOT / "mkdocs.yml"),
                docs_dir=str(folder),
                site_dir=f"{name}-site",
                nav=None,
                strict=False,
            )
            began = time.perf_counter()
            build(config)
            seconds.append(time.perf_counter() - began)
    first, *again = seconds
    print(
        f"rebuild of {EXAMPLES} examples on {PAGES} pages: "
        f"median {statistics.median(again):.2f} s, first {first:.2f} s "
        f"(goal: under {GOAL:.0f} s)"
    )


if __name__ == "__main__":
    main()
