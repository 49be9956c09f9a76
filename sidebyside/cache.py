"""Keeps for the next build what takes long to make: by content, in a folder.

A name says all that a text depends on; so what is kept is never out of date.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import shutil
import tempfile
import time
from pathlib import Path

from .languages import ROOT

FOLDER = ROOT / ".cache"
DAYS_KEPT = 30  # after they were read last
_log = logging.getLogger("mkdocs.plugins.sidebyside")


def read(name: str) -> str | None:
    """Return the text that is kept under a name, or None."""
    path = FOLDER / name
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    with contextlib.suppress(OSError):  # a folder only to read
        os.utime(path)
    return text


def keep(name: str, text: str) -> None:
    """Write a text whole, whoever else writes it now.

    Where that cannot be done, nothing is kept, and a line says so.
    """
    try:
        FOLDER.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
            path = Path(folder, name)
            path.write_text(text, "utf-8")
            path.replace(FOLDER / name)
    except OSError as error:
        _tell_once(f"nothing is kept for the next build: {error.strerror}")


def tidy() -> None:
    """Delete what nobody has read for DAYS_KEPT."""
    for path in FOLDER.glob("*"):
        with contextlib.suppress(OSError):  # another build tidies, too
            if time.time() - path.stat().st_mtime > DAYS_KEPT * 86_400:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


@functools.cache
def _tell_once(what: str) -> None:
    _log.info(what)
