"""Gives the tables of the pages heads of rows: a Markdown extension.

Markdown has heads of columns only. A screen reader tells both with each cell.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# After the inline patterns (20), which make the cells' content.
_PRIORITY = 15


class _RowHeads(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for head in table.iterfind("thead/tr/th"):
                if head.text or len(head):
                    head.set("scope", "col")
                else:
                    head.tag = "td"  # names nothing
            for row in table.iterfind("tbody/tr"):
                row[0].tag = "th"
                row[0].set("scope", "row")


class TablesExtension(Extension):  # type: ignore[misc]
    """Makes the first cell of each row its head, and an empty head none."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_RowHeads(md), "row-heads", _PRIORITY)


def makeExtension() -> TablesExtension:
    """Return the extension: the name by which Markdown finds it."""
    return TablesExtension()
