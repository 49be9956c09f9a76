"""Each message on the site leads to the one page that explains it."""

from __future__ import annotations

import json
import re

from ..conftest import Project

PAGE = """\
---
messages:
  python:
{messages}
---

# {title} {{#top}}

Read this when you see `Boiled over: 7 cups`.

```python exec="on" html="on"
from sidebyside import show

print(show("async-await"))
```
"""
LIST = """\
# Messages {#top}

```python exec="on" idprefix=""
from sidebyside import message_tables

print(message_tables())
```
"""
NAV = """
nav:
  - Home: index.md
  - Tea: tea.md
  - Milk: milk.md
  - Messages: reference/messages.md
"""


def page(title: str, *messages: str) -> str:
    rows = "\n".join(f"    - {json.dumps(text)}" for text in messages)
    return PAGE.format(title=title, messages=rows)


def test_a_message_has_one_page(project: Project) -> None:
    settings = (project.folder / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", settings + NAV)
    (project.folder / "docs/reference").mkdir()
    project.write("docs/reference/messages.md", LIST)
    project.write("docs/tea.md", page("Tea", "Boiled over: … cups"))
    project.write("docs/milk.md", "# Milk {#top}\n")
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert project.finish() == []
    text = (project.folder / "site/reference/messages/index.html").read_text()
    assert re.search(
        r"<code>Boiled over: … cups</code></th>\s*"
        r'<td><a href="../../tea/">Tea</a>',
        text,
    )

    # Of two pages, on no page, and in a transcript only.
    project.write("docs/milk.md", page("Milk", "Boiled over: … cups", "Sour"))
    source = project.python.read_text("utf-8")
    project.python.write_text(f"{source}# milk: it is sour\n", "utf-8")
    with project.transcript.open("a") as transcript:
        transcript.write("tea.py:7: MilkWarning: too hot\n")
        transcript.write("MilkError: milk: it is sour\n")
    lines = project.transcript.read_text("utf-8").splitlines()
    assert project.finish() == [
        'docs/milk.md: the message "Sour" stands neither on the page nor in a '
        "transcript of its examples",
        'docs/tea.md: "Boiled over: … cups" is a message of docs/milk.md, too: '
        "one page explains it",
        f"snippets/async-await/output.txt:{len(lines) - 1}: no page names "
        '"MilkWarning: too hot" among its messages (front matter): the page '
        "that explains it does",
    ]
