"""Reads programs line by line, in words that no language in particular has."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from .languages import Language

# A row a thing that languages call by different names. A name is in small
# letters and without what joins its words; Async is left out before.
_SYNONYMS = """
    add append push
    all gather whenall
    any race whenany
    cancel abort aborted canceled cancelled cancellation
    catch except
    clock now perfcounter stopwatch
    error exception
    for foreach while
    future createfuture taskcompletionsource
    if elif when
    length len
    null none
    print log writeline
    put write
    signal token
    sleep delay settimeout
    throw raise
"""
# What says nothing of what a line does: how languages declare, and their types.
_NOISE = """
    as async asyncio b bool class const console def f float from function
    getrunningloop in int let new object of performance promise startnew str
    string task to var void
"""
# What says little, since any program has it.
_COMMON = """
    await break catch continue else error finally for if import not null print
    return throw try using with yield
"""
# Of two lines that begin with different ones of these, neither is the other.
_CONTROL = "catch else finally for if return throw try"

_SAME = {
    name: names[0]
    for names in map(str.split, _SYNONYMS.strip().splitlines())
    for name in names
}
_IGNORED = {*_NOISE.split()}
LIGHT = {*_COMMON.split()}
_BEGINNINGS = {*_CONTROL.split()}

_TOKEN = re.compile(r"\d[\d_]*(?:\.\d+)?|[^\W\d]\w*", re.ASCII)
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ASSIGNED = re.compile(r"[^=(]*?\b([a-z]\w*|[A-Z_]+)(?:: [^=]*)? = ")
_STRING = re.compile(r"""(["'`])((?:\\.|(?!\1).)*)\1""")
_HOLE = re.compile(r"\$?\{[^{}]*\}")
# Not words: escapes, and how languages ask an error for its text.
_NO_WORD = re.compile(r"\\.|\??\.[Mm]essage\b")


@dataclasses.dataclass
class Line:
    """What a line is compared by."""

    kind: str
    """Only lines of one kind correspond: "function", "statement", "comment",
    "closing", "blank"; "opening" ones do not."""
    words: tuple[str, ...] = ()
    """Its words, each once; also `# word`, of a comment, `name =`, what it
    sets, and `"text"`, a string as a whole."""
    control: str = ""
    """The word of _CONTROL that it begins with."""
    function: str = ""
    """The name of the function around it; "" at the top, and in main."""
    head: int | None = None
    """Of a lone bracket: the line that its block begins with."""
    before: int | None = None
    """The line before it that does something."""
    after: int | None = None
    """The line after it that does something."""
    weight: float = 0.0
    """What its words count."""

    @property
    def does_something(self) -> bool:
        """Whether it does something by itself, in whichever language."""
        acts = self.kind in ("function", "statement")
        return acts and self.control != "try"


def read(language: Language, lines: Sequence[str]) -> list[Line]:
    """Return what each line of a program is compared by."""
    read: list[Line] = []
    # The last lines with words that are less and less indented.
    heads: dict[int, int] = {}
    names: dict[int, str] = {}
    for number, text in enumerate(lines):
        indent = len(text) - len(text.lstrip())
        if not re.search(r"\w", text):
            if not text.strip():
                read.append(Line("blank"))
            elif re.search(r"[(\[{]$", text):
                read.append(Line("opening"))
            else:
                read.append(Line("closing", head=heads.get(indent)))
            continue
        heads = {i: head for i, head in heads.items() if i < indent}
        names = {i: name for i, name in names.items() if i < indent}
        line = _with_words(language, text.strip())
        line.function = names[max(names)] if names else ""
        if line.kind == "function":
            (name,) = line.words
            names[indent] = "" if name == "main" else name
        if line.kind != "comment":
            heads[indent] = number
        read.append(line)
    _link(read)
    return read


def _link(lines: Sequence[Line]) -> None:
    """Note of each line which ones before and after it do something."""
    before = after = None
    for number, line in enumerate(lines):
        line.before = before
        if line.does_something:
            before = number
    for number, line in reversed([*enumerate(lines)]):
        line.after = after
        if line.does_something:
            after = number


def _with_words(language: Language, text: str) -> Line:
    """Return what a line with words is compared by, but for its place."""
    mark = re.search(rf"(?:^|\s){language.comment}\s", text)
    code, comment = (
        (text[: mark.start()], text[mark.end() :]) if mark else (text, "")
    )
    words = [f"# {word}" for word in _words(comment)]
    if not code:
        return Line("comment", _once(words))
    if function := re.search(language.function, code):
        return Line("function", (" ".join(_words(function[1])),))
    in_code = [*_words(code)]
    words += in_code
    control = next((word for word in in_code if word != "await"), "")
    if control == "catch":
        # Each language has errors of its own.
        words = [control]
    if assigned := _ASSIGNED.match(code):
        words.append(assigned[1].replace("_", "").lower() + " =")
    for _, string in _STRING.findall(code):
        string = _HOLE.sub("", string)
        if re.search(r"[A-Za-z]", string):
            words.append(f'"{string}"')
    if control not in _BEGINNINGS:
        control = ""
    return Line("statement", _once(words), control)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    # In an order, so that sums of what they count are the same each time.
    return tuple(dict.fromkeys(words))


def _words(code: str) -> Iterator[str]:
    """Yield the words of a line, as no language in particular has them."""
    code = _NO_WORD.sub(" ", code).replace("else if", "elif")
    for token in _TOKEN.findall(re.sub(r"!(?=[\w(])", " not ", code)):
        if token[0].isdigit():
            yield _number(token)
            continue
        name = token.removesuffix("Async")
        whole = name.replace("_", "").lower()
        known = whole in _SAME or whole in _IGNORED
        for part in [whole] if known else _PART.findall(name):
            word = part.lower()
            if word not in _IGNORED:
                yield _SAME.get(word, word)


def _number(text: str) -> str:
    """Return a number so that 0.5 s and 500 ms, 2 s and 2000 ms are alike."""
    number = float(text)
    if "." in text:
        number *= 1000
    return f"{number / 1000 if number % 1000 == 0 else number:g}"
