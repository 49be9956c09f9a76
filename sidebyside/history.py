"""Tells on each page of a built site when what it shows last changed."""

from __future__ import annotations

import datetime
import logging
import re
import subprocess
from pathlib import Path

from .example import SNIPPETS, relative
from .languages import ROOT
from .links import source_of

_log = logging.getLogger(__name__)

# The place for it, in overrides/main.html.
_PLACE = '<span class="changed" hidden></span>'
_EXAMPLE = re.compile(r'<section class="example" id="([^"]+)"')
_INCLUDED = re.compile(r'^--8<-- "([^"]+)"$', re.M)


def add_dates(site: Path) -> None:
    """Put into each page when its text or an example on it last changed.

    Where git does not know, as outside of a clone or of a page that is not
    committed yet, the page has no date.

    Args:
        site: the folder of the site.
    """
    dates = _dates()
    for path in sorted(site.rglob("*.html")) if dates else ():
        text = path.read_text("utf-8")
        source = source_of(path.relative_to(site))
        if source is None or _PLACE not in text:
            continue
        files = {relative(source)}
        files |= set(_INCLUDED.findall(source.read_text("utf-8")))
        for name in _EXAMPLE.findall(text):
            folder = SNIPPETS / name
            files |= {relative(file) for file in folder.iterdir()}
        if date := max((dates[x] for x in files & dates.keys()), default=None):
            shown = (
                f'<span class="changed">Last changed <time datetime="{date}">'
                f"{date.day} {date:%B %Y}</time>.</span>"
            )
            path.write_text(text.replace(_PLACE, shown, 1), "utf-8")


def _dates() -> dict[str, datetime.date]:
    """Return when each file was last committed, as far as git knows."""
    command = ["git", "log", "--relative", "--name-only", "--format=%x00%cs%d"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8"
        )
        wrong = done.stderr if done.returncode else ""
    except FileNotFoundError:
        wrong = "git is not there"
    if wrong:
        _log.info("the pages tell no dates: %s", wrong.strip())
        return {}
    dates: dict[str, datetime.date] = {}
    for commit in done.stdout.split("\0")[1:]:
        head, *files = commit.split("\n")
        # Where a shallow clone begins, all files seem to be new.
        if "grafted" not in head:
            date = datetime.date.fromisoformat(head[:10])
            for file in filter(None, files):
                dates.setdefault(file, date)
    return dates
