"""Sets blocks of code for paper."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

# Pygments' names of what has a colour in print.
_KINDS = {
    name: kind
    for kind, names in {
        "builtin": "nb no",
        "comment": "c c1 ch cm cs sd",
        "keyword": "bp k kc kd kn kp kr kt",
        "string": "s s1 s2 sa sb sc si ss sr sx se sh dl",
        "function": "nc ne nf nn nd",
        "number": "il m mb mf mh mi mo",
    }.items()
    for name in names.split()
}
_FITS = 80  # characters on a line


def set_code(block: Element) -> None:
    """Rebuild a <pre>: a span a line, and those that are too long marked.

    A transcript has its lines already.
    """
    for code in block.findall("code"):
        if code.find("span[@class='example-output__line']") is None:
            _set_lines(code)
        for line in code:
            if len("".join(line.itertext()).rstrip()) > _FITS:
                line.set("class", f"{line.get('class')} long")


def _set_lines(code: Element) -> None:
    """Rebuild a block of code: a span a line, in it a span a colour.

    Blanks go with what follows them. Text of nothing but blanks is not put into
    the PDF, and a program that is copied would lose its indentation.
    """
    ids = [line.get("id") for line in code if "id" in line.attrib]
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, text in _tokens(code, ""):
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part and lines[-1] and lines[-1][-1][1].isspace():
                part = lines[-1].pop()[1] + part
            if lines[-1] and lines[-1][-1][0] == kind:
                part = lines[-1].pop()[1] + part
            if part:
                lines[-1].append((kind, part))
    while lines and not lines[-1]:
        lines.pop()
    code.clear()
    for number, tokens in enumerate(lines):
        line = SubElement(code, "span", {"class": "line"})
        if ids:
            line.set("id", ids[number] or "")
        before = None
        for kind, text in tokens or [("", "\n")]:  # or it would have no height
            if kind:
                before = SubElement(line, "span", {"class": kind})
                before.text = text
            elif before is None:
                line.text = text
            else:
                before.tail = text


def _tokens(element: Element, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the text of highlighted code, in pieces, each with its kind."""
    if element.text:
        yield kind, element.text
    for child in element:
        yield from _tokens(child, _KINDS.get(child.get("class", ""), kind))
        if child.tail:
            yield kind, child.tail
