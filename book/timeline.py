"""Redraws a timeline of the site for a page of a known width.

On the site a timeline is as wide as the window lets it: its places are per
cent, its margins padding, its colours the page's. What sets the book knows
nothing of these inside an SVG.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from .style import timeline_style

SVG = "{http://www.w3.org/2000/svg}"

_ACROSS = ("x", "x1", "x2", "cx", "width")
_CHARACTER = 7  # pixels, of a name
_MARGIN = 8  # pixels above the first row, for half a dot


def absolute(timeline: Element, width: float) -> Element:
    """Return the drawing with all its places in pixels, and its style in it.

    Args:
        timeline: an svg element, as `sidebyside.timeline` draws it.
        width: of the whole drawing, in CSS pixels.
    """
    right, left = map(
        float, re.findall(r"([\d.]+)px", timeline.get("style", ""))
    )
    # On paper there is room for whole names.
    for name in timeline.iter(f"{SVG}text"):
        if (whole := name.find(f"{SVG}title")) is not None:
            name.remove(whole)
            name.text = whole.text
            left = max(left, len(whole.text or "") * _CHARACTER + 12)
    plot = width - left - right
    height = float(timeline.get("height", "0"))
    drawing = Element(
        f"{SVG}svg",
        {
            "id": timeline.get("id", ""),
            "class": "timeline",
            "width": f"{width:g}",
            "height": f"{height + _MARGIN:g}",
            "viewBox": f"{-left:g} {-_MARGIN} {width:g} {height + _MARGIN:g}",
        },
    )
    # Its title is all that is read aloud of a picture in a PDF.
    title = SubElement(drawing, f"{SVG}title")
    title.text = ". ".join(
        child.text or ""
        for name in ("title", "desc")
        for child in timeline.findall(SVG + name)
    )
    SubElement(drawing, f"{SVG}style").text = timeline_style()
    _copy_children(timeline, drawing, plot)
    return drawing


def _copy_children(source: Element, target: Element, plot: float) -> None:
    for child in source:
        classes = child.get("class", "")
        if child.tag in (f"{SVG}title", f"{SVG}desc"):
            continue
        if classes == "timeline__now":  # moves while a recording is replayed
            continue
        attributes = {
            name: _pixels(value, plot) if name in _ACROSS else value
            for name, value in child.attrib.items()
            if name != "dx" and not name.startswith("data-")
        }
        if "dx" in child.attrib:
            start = float(attributes.get("x", "0"))
            attributes["x"] = f"{start + float(child.attrib['dx']):g}"
        tag = child.tag
        if tag == f"{SVG}svg":
            tag = f"{SVG}g"
            x, y = attributes.pop("x", "0"), attributes.pop("y", "0")
            attributes["transform"] = f"translate({x} {y})"
        copied = SubElement(target, tag, attributes)
        copied.text = child.text
        _copy_children(child, copied, plot)


def _pixels(value: str, plot: float) -> str:
    """Return a length in pixels, where per cent are of the plot's width."""
    if value.endswith("%"):
        return f"{round(float(value[:-1]) / 100 * plot, 2):g}"
    return value
