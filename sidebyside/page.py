"""Puts an example on a page, as one HTML fragment."""

from __future__ import annotations

import functools
import hashlib
import logging
import re
from pathlib import Path
from typing import NamedTuple

import jinja2
import pygments
from markupsafe import Markup, escape
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

from recorders.recording import Recording

from . import cache
from .alignment import align
from .example import SNIPPETS, Example, ExampleError, Program, relative
from .languages import LANGUAGES, ROOT, Language
from .recordings import recording_of, timeline_of
from .transcript import difference, read_lines, recorded_lines

# What shows control characters, each as Unicode's picture of it.
_PICTURES = {
    code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"
}

# A record of level ERROR under "mkdocs" fails a strict build.
_log = logging.getLogger("mkdocs.plugins.sidebyside")


class OutputLine(NamedTuple):
    """One line of an output, as the template shows it."""

    text: str
    time: float | None = None
    """When it was printed, in seconds on the program's clock."""
    number: int | None = None
    """Which of the recording's lines it is."""


class Output(NamedTuple):
    """What a program prints, as the template shows it."""

    language: Language
    """Of the program that the times are of."""
    lines: list[OutputLine]
    recording: Recording | None
    timeline: Markup


class Shown(NamedTuple):
    """A program, as the template shows it."""

    language: Language
    filename: str
    code: list[Markup]
    """Its lines."""
    rows: list[int]
    """Of each line, the row that it shares with those of the others."""
    own_output: Output | None
    """What it alone prints."""


def show(
    name: str, language: str = LANGUAGES[0].slug, snippets: Path = SNIPPETS
) -> str:
    """Return the HTML fragment that shows an example: its programs and output.

    The Python program is run and recorded. Where something is wrong with the
    example, that is logged as an error, which fails a strict build, and the
    fragment says it, for those who look at the page while they write it.

    Args:
        name: the name of a folder under `snippets`.
        language: whose tab is open, as long as the reader has chosen none; as
            addresses have it: csharp.
        snippets: where the examples are.
    """
    try:
        html = _render(Example.find(name, snippets), language)
    except ExampleError as error:
        message = f'{_places(name)}example "{name}": {error}'
        _log.error(message)
        html = (
            '<div class="admonition failure"><p class="admonition-title">'
            f"{escape(message)}</p></div>"
        )
    # Control characters have no place in HTML; two of them mark Markdown's own.
    return html.translate(_PICTURES)


def tally(snippets: Path = SNIPPETS) -> str:
    """Return a sentence that counts the examples, for a page.

    Args:
        snippets: where the examples are.
    """
    examples = Example.all(snippets)
    alike = sum(
        len(example.programs) == len(LANGUAGES)
        and not any(program.own_transcript for program in example.programs)
        for example in examples
    )
    return (
        f"There are {len(examples)} examples. {alike} of them are written in "
        "all three languages and print the same in each; where a language "
        "differs, or has no such thing, the page says so."
    )


def checked_recording(program: Program) -> Recording:
    """Record a program and compare it with its transcript.

    Raises:
        ExampleError: it prints something else than its transcript, fails or
            hangs though that does not say so, or floods.
    """
    recording = recording_of(program)
    printed = [text for text, _ in recorded_lines(recording)]
    problem = difference(program, printed)
    failure = recording.failure
    if problem and failure:
        line = f":{failure.line}" if failure.line else ""
        raise ExampleError(f"{program.where}{line}: {failure.message}")
    if problem and recording.status is None:
        stuck = ", ".join(recording.stuck())
        raise ExampleError(f"{program.where} never ends: {stuck}")
    if problem:
        raise ExampleError(problem)
    return recording


def _render(example: Example, language: str) -> str:
    slugs = [program.language.slug for program in example.programs]
    if language not in slugs:
        raise ExampleError(
            f'no tab "{language}" to open; there are {", ".join(slugs)}'
        )
    # No trailing newline: it would be an empty line.
    texts = {
        program.language: program.path.read_text("utf-8").rstrip("\n")
        for program in example.programs
    }
    rows = align(
        {language: text.split("\n") for language, text in texts.items()}
    )
    programs = [
        Shown(
            language=program.language,
            filename=program.path.name,
            code=_highlight(texts[program.language], program.language.slug),
            rows=rows[program.language],
            own_output=_output(program) if program.own_transcript else None,
        )
        for program in example.programs
    ]
    # Of those that share an output, the recorded one has the times.
    shared = [p for p in example.programs if not p.own_transcript]
    shared.sort(key=lambda program: not program.language.recorded)
    return _template().render(
        name=example.name,
        open=language,
        programs=programs,
        output=_output(shared[0]) if shared else None,
    )


def _output(program: Program) -> Output:
    """Return what a program prints; of a recorded one, with the times."""
    if program.language.recorded:
        recording = checked_recording(program)
        lines = [
            OutputLine(text)
            if index is None
            else OutputLine(text, recording.lines[index].time, index)
            for text, index in recorded_lines(recording)
        ]
        return Output(
            program.language, lines, recording, Markup(timeline_of(program))
        )
    lines = [*map(OutputLine, read_lines(program))]
    return Output(program.language, lines, None, Markup())


def _as_attribute(json: str) -> Markup:
    """Return JSON text so that it can stand between single quotes."""
    for character in "&<>'":
        json = json.replace(character, f"\\u{ord(character):04x}")
    return Markup(json)


@functools.cache
def _highlight(text: str, language: str) -> list[Markup]:
    """Return a program's lines as HTML, in the classes that Material styles."""
    # By a tool and of a text that stay the same; it takes a millisecond.
    content = f"{pygments.__version__} {language} {text}"
    name = f"{hashlib.sha256(content.encode()).hexdigest()}.html"
    html = cache.read(name)
    if html is None:
        html = pygments.highlight(text, _lexer(language), _FORMATTER)
        cache.keep(name, html)
    return [Markup(line) for line in html.rstrip("\n").split("\n")]


@functools.cache
def _lexer(language: str) -> Lexer:
    # One a language: that of C# takes longer to make than to use.
    return get_lexer_by_name(language, stripnl=False)


_FORMATTER = HtmlFormatter(nowrap=True)


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["as_attribute"] = _as_attribute
    return environment.get_template("example.html")


def _places(name: str) -> str:
    """Return where pages show an example ("docs/x.md:12: "), for an error."""
    call = re.compile(rf"""\bshow\(\s*["']{re.escape(name)}["']""")
    places = [
        f"{relative(page)}:{number}"
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1)
        if call.search(line)
    ]
    return f"{', '.join(places)}: " if places else ""
