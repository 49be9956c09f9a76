"""Tells browsers, on every page of a built site, what may run and load there.

It bounds what markup does that should never have come onto a page.
"""

from __future__ import annotations

import base64
import hashlib
import html.parser
import re
from pathlib import Path

# {} takes the hashes of the scripts that stand in the pages themselves.
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "script-src 'self' {}; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; frame-src 'self'"
)
# What comes before it is not under it; a browser looks for the charset in the
# first 1024 bytes only. A policy from an earlier run is part of the match.
_PLACE = re.compile(
    r'(<head>\s*<meta charset="utf-8">)'
    r'(<meta http-equiv="Content-Security-Policy"[^>]*>)?'
)


def add_policy(site: Path) -> list[str]:
    """Put the same policy on every page.

    Args:
        site: the folder of the site.

    Returns:
        what is wrong, as sentences; then no page is changed.
    """
    pages = {
        path: path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
        # The sandbox has a policy of its own.
        if not path.is_relative_to(site / "assets")
    }
    problems = [
        f"{path.relative_to(site).as_posix()}: the policy has no place there, "
        'which is after <head> and <meta charset="utf-8">'
        for path, text in pages.items()
        if not _PLACE.search(text)
    ]
    if problems:
        return problems
    scripts = {
        script for text in pages.values() for script in _Scripts(text).found
    }
    policy = _POLICY.format(" ".join(sorted(map(_hash, scripts))))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for path, text in pages.items():
        path.write_text(_PLACE.sub(rf"\1{tag}", text, count=1), "utf-8")
    return []


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


class _Scripts(html.parser.HTMLParser):
    """The scripts that stand in a page itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = False
        self.feed(text)

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        data = ("type", "application/json") in attrs  # which is never run
        self._within = tag == "script" and "src" not in dict(attrs) and not data
        if self._within:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._within:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._within = False
