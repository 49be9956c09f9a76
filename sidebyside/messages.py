"""Lists the messages of languages and tools, with the page that explains each.

A page names them in its front matter (`messages:`, by language), and has each
word for word; of those in the transcripts, none is without a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .catalogue import titles
from .example import SNIPPETS, Example, relative
from .languages import LANGUAGES, ROOT
from .transcript import read_lines

DOCS = ROOT / "docs"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(r'\bshow\("([^"]+)"')
_VARIES = "…"
# How the three begin a message: "x.py:3: OSError: …", "warning CS4014: …".
_MESSAGE = re.compile(
    r"(?:^|: |\. )((?:[\w.]+\.)?\w*(?:Error|Exception|Warning|Group)\b[^:]*: .+"
    r"|(?:warning|error) \w+\d: .+)"
)


class Message(NamedTuple):
    """A text that readers see, and the page that explains it."""

    text: str
    """Where it varies, it has "…"."""
    language: str
    """By its slug."""
    page: str
    """Its file, below docs/."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds it, with whatever stands where it varies."""
        parts = map(re.escape, self.text.split(_VARIES))
        return re.compile(".{0,200}?".join(parts))


def message_tables() -> str:
    """Return the messages, as Markdown: a table a language."""
    names = titles()
    rows: dict[str, list[str]] = {each.slug: [] for each in LANGUAGES}
    for text, language, page in sorted(
        all_messages(), key=lambda each: re.sub(r"\W", "", each.text).lower()
    ):
        address = f"../../{page.removesuffix('.md')}/"
        rows[language].append(
            f"| {_code(text)} | [{names.get(page, page)}]({address}) |"
        )
    return "\n\n".join(
        # The search finds the page that explains it, not this list.
        # (A "#" at the end of a heading would be part of its mark.)
        f"## {language.name.replace('#', '&#35;')} "
        f"{{#{language.slug} data-search-exclude}}\n\n"
        "| What you see | What it is about |\n|---|---|\n"
        + "\n".join(rows[language.slug])
        for language in LANGUAGES
    )


def problems() -> list[str]:
    """Return what is wrong with the lists of messages, as sentences."""
    found = []
    slugs = [language.slug for language in LANGUAGES]
    named = list(all_messages())
    bodies = {page: _body(DOCS / page) for page in {x.page for x in named}}
    owners: dict[str, str] = {}
    for message in named:
        where = f"docs/{message.page}"
        other = owners.setdefault(message.text, message.page)
        if message.language not in slugs:
            found.append(
                f'{where}: messages has "{message.language}", which is none of '
                f"{', '.join(slugs)}"
            )
        if other != message.page:
            found.append(
                f'{where}: "{message.text}" is a message of docs/{other}, too: '
                "one page explains it"
            )
        elif not message.pattern.search(bodies[message.page]):
            found.append(
                f'{where}: the message "{message.text}" stands neither on the '
                "page nor in a transcript of its examples"
            )
    for where, text in _in_transcripts():
        if not any(message.pattern.search(text) for message in named):
            found.append(
                f'{where}: no page names "{text}" among its messages (front '
                "matter): the page that explains it does"
            )
    return [*dict.fromkeys(found)]


def phrases() -> dict[str, list[str]]:
    """Return what a reader who looks for a page may type, word for word.

    Returns:
        the names before the colon in a page's title, and its messages, by the
        page's address below the site's: "pitfalls/missing-await/".
    """
    found = {}
    for page, settings in _pages():
        names, colon, _ = settings.get("title", "").rpartition(":")
        found[f"{page.removesuffix('.md')}/"] = [
            *(name.strip() for name in names.split(", ") if colon),
            *(text for texts in _messages(settings).values() for text in texts),
        ]
    return found


def all_messages() -> Iterator[Message]:
    """Yield the messages that the pages name."""
    for page, settings in _pages():
        for language, texts in _messages(settings).items():
            for text in texts:
                yield Message(text, language, page)


def _messages(settings: dict[str, Any]) -> dict[str, list[str]]:
    """Return the messages that a page names, by language."""
    return settings.get("messages") or {}


def _pages() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each page's file, below docs/, and what stands at its top."""
    for path in sorted(DOCS.rglob("*.md")):
        front = _FRONT_MATTER.match(path.read_text("utf-8"))
        settings = yaml.safe_load(front[1]) if front else {}
        yield path.relative_to(DOCS).as_posix(), settings


def _body(page: Path) -> str:
    """Return what a reader sees of a page, in one line."""
    text = _FRONT_MATTER.sub("", page.read_text("utf-8"))
    for name in _SHOWN.findall(text):
        if (SNIPPETS / name).is_dir():
            for program in Example.find(name).programs:
                text += "\n".join(["", *read_lines(program)])
    return " ".join(text.split())


def _in_transcripts() -> Iterator[tuple[str, str]]:
    """Yield the messages of languages in transcripts: where, and the text."""
    for example in Example.all():
        programs = example.programs
        source = "".join(each.path.read_text("utf-8") for each in programs)
        for program in programs:
            for number, line in enumerate(read_lines(program), 1):
                message = _MESSAGE.search(line)
                if message and not _is_own(message[1], source):
                    yield f"{relative(program.transcript)}:{number}", message[1]


def _is_own(message: str, source: str) -> bool:
    """Tell whether a program makes a message itself: two of its words do."""
    words = message.partition(": ")[2].split()
    pairs = map(" ".join, pairwise(words)) if len(words) > 1 else words
    return any(pair in source for pair in pairs)


def _code(text: str) -> str:
    text = text.replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"
