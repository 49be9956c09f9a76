"""Takes from the site's style what the book has in common with it."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import tinycss2

_ASSETS = Path(__file__).parent.parent / "docs/assets"
# What is not as on a screen: paper is white, and the font has no other names.
_ON_PAPER = {
    "--md-default-bg-color": "#fff",
    "--md-code-font": '"Atkinson Hyperlegible Mono"',
}


def daylight() -> str:
    """Return a style that gives a document the site's colours by day."""
    colours = "; ".join(f"{name}: {value}" for name, value in _colours())
    return f":root {{ {colours} }}"


@functools.cache
def timeline_style() -> str:
    """Return the style of a timeline, to stand inside of its SVG.

    It is the site's: all rules that begin with `.timeline`. Inside of an SVG,
    WeasyPrint knows no `var()`, so the colours stand in their place.

    Raises:
        KeyError: a rule uses a property that is no colour.
    """
    values = dict(_colours()) | _ON_PAPER
    rules = [rule.serialize() for rule in _rules("example.css")]
    return re.sub(
        r"var\(([\w-]+)\)",
        lambda name: values[name[1]],
        "\n".join(rule for rule in rules if rule.startswith(".timeline")),
    )


def _colours() -> list[tuple[str, str]]:
    return [
        (declaration.name, tinycss2.serialize(declaration.value).strip())
        for rule in _rules("colours.css")
        for declaration in tinycss2.parse_blocks_contents(rule.content)
        if declaration.type == "declaration"
    ]


def _rules(name: str) -> list[Any]:
    """Return a file's rules, without those for screens (`@media`) only."""
    return [
        rule
        for rule in tinycss2.parse_stylesheet(
            (_ASSETS / name).read_text("utf-8")
        )
        if rule.type == "qualified-rule"
    ]
