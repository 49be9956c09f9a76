"""Puts an example on a page, as one HTML fragment."""

from __future__ import annotations

import functools
import logging
import re
from pathlib import Path
from typing import NamedTuple

import jinja2
import pygments
from markupsafe import Markup, escape
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from recorders.python.record import RecordingError, record
from recorders.recording import Recording

from .example import (
    LANGUAGES,
    PYTHON,
    ROOT,
    SNIPPETS,
    Example,
    ExampleError,
    Program,
    relative,
)
from .timeline import draw
from .transcript import difference, transcript

# A record of level ERROR under "mkdocs" fails a strict build.
_log = logging.getLogger("mkdocs.plugins.sidebyside")


class OutputLine(NamedTuple):
    """One line of an output, as the template shows it."""

    text: str
    time: float | None = None
    """When it was printed, in seconds on the program's clock."""
    number: int | None = None
    """Which of the recording's lines it is."""


def show(name: str, language: str = "python", snippets: Path = SNIPPETS) -> str:
    """Return the HTML fragment that shows an example: its programs and output.

    The Python program is run and recorded. Where something is wrong with the
    example, that is logged as an error, which fails a strict build, and the
    fragment says it, for those who look at the page while they write it.

    Args:
        name: the name of a folder under `snippets`.
        language: whose tab is open, as long as the reader has chosen none:
            "python", "javascript" or "csharp".
        snippets: where the examples are.
    """
    try:
        return _render(Example.find(name, snippets), language)
    except ExampleError as error:
        message = f'{_places(name)}example "{name}": {error}'
        _log.error(message)
        return (
            '<div class="admonition failure"><p class="admonition-title">'
            f"{escape(message)}</p></div>"
        )


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
    """Record a Python program and compare it with its transcript.

    Raises:
        ExampleError: it prints something else than its transcript, fails or
            hangs though that does not say so, or floods.
    """
    where = relative(program.path)
    try:
        recording = _record(program.path.read_text("utf-8"), str(program.path))
    except RecordingError as error:
        line = f":{error.line}" if error.line else ""
        raise ExampleError(f"{where}{line}: {error}") from None
    printed = transcript(program, recording.printed(), recording.status)
    problem = difference(program, printed)
    failure = recording.failure
    if problem and failure:
        line = f":{failure.line}" if failure.line else ""
        raise ExampleError(f"{where}{line}: {failure.message}")
    if problem and recording.status is None:
        stuck = ", ".join(recording.stuck())
        raise ExampleError(f"{where} never ends: {stuck}")
    if problem:
        raise ExampleError(problem)
    return recording


# The same text gives the same recording: a site that is rebuilt while somebody
# writes need not run again what did not change.
_record = functools.cache(record)


def _render(example: Example, language: str) -> str:
    slugs = [program.language.slug for program in example.programs]
    if language not in slugs:
        raise ExampleError(
            f'no tab "{language}" to open; there are {", ".join(slugs)}'
        )
    python = example.program(PYTHON)
    recording = checked_recording(python) if python else None
    shared = [p for p in example.programs if not p.own_transcript]
    outputs = {
        program.transcript: _output(
            program, recording if program == python else None
        )
        for program in reversed(example.programs)  # Python's has the times
    }
    return _template().render(
        name=example.name,
        open=language,
        programs=example.programs,
        code={p.language.slug: _highlighted(p) for p in example.programs},
        outputs=outputs,
        shared=shared,
        recording=recording,
        timeline=Markup(draw(recording, example.name)) if recording else "",
    )


def _output(program: Program, recording: Recording | None) -> list[OutputLine]:
    """Return a transcript's lines, with the times of a recording if given."""
    if not program.transcript.is_file():
        raise ExampleError(
            f"{relative(program.transcript)} is missing (make update)"
        )
    recorded = enumerate(recording.lines if recording else [])
    output = []
    for text in program.transcript.read_text("utf-8").splitlines():
        # A transcript may have fewer lines: it leaves out tracebacks.
        for index, line in recorded:
            if transcript(program, line.text, 0) == text:
                output.append(OutputLine(text, line.time, index))
                break
        else:
            output.append(OutputLine(text))
    return output


def _highlighted(program: Program) -> list[Markup]:
    """Return a program's lines as HTML, in the classes that Material styles."""
    # No trailing newline: it would be an empty line.
    text = program.path.read_text("utf-8").rstrip("\n")
    return _highlight(text, program.language.slug)


@functools.cache
def _highlight(text: str, language: str) -> list[Markup]:
    lexer = get_lexer_by_name(language, stripnl=False)
    html = pygments.highlight(text, lexer, HtmlFormatter(nowrap=True))
    return [Markup(line) for line in html.rstrip("\n").split("\n")]


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
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
