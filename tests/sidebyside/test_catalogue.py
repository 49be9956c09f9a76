"""An entry in the catalogue brings a page onto the home page and its index."""

from __future__ import annotations

import re

from ..conftest import Project

NAV = """
nav:
  - Home: index.md
  - Patterns:
      - Patterns: patterns/index.md
      - Time and cancellation:
          - Timeouts: patterns/timeouts.md
      - Coordination:
          - Locks: patterns/locks.md
          - Signals: patterns/signals.md
"""
BLOCK = """
```python exec="on" idprefix=""
from sidebyside import {name}

print({name}({arguments}))
```
"""


def entry(page: str, when: str) -> str:
    slugs = ("python", "javascript", "csharp")
    texts = "".join(f'{slug} = "[`{slug}`](#{slug})"\n' for slug in slugs)
    return f'["patterns/{page}.md"]\nwhen = "{when}"\n{texts}\n'


# In another order than the navigation.
CATALOGUE = (
    'newcomers = ["patterns/signals.md", "patterns/timeouts.md"]\n\n'
    + entry("locks", "protect what is shared")
    + entry("signals", "announce that it is time")
    + entry("timeouts", "give up")
)


def test_a_page_appears_everywhere_or_is_missed(project: Project) -> None:
    settings = (project.folder / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", settings + NAV)
    questions = BLOCK.format(name="questions", arguments='"patterns"')
    steps = BLOCK.format(name="steps", arguments="")
    project.write("docs/index.md", f"# Home {{#top}}\n{questions}{steps}")
    folder = project.folder / "docs/patterns"
    folder.mkdir()
    for name in ("timeouts", "locks", "signals"):
        ids = "".join(f"<p id={x}>" for x in ("python", "javascript", "csharp"))
        (folder / f"{name}.md").write_text(f"# {name} {{#top}}\n\n{ids}\n")
    table = BLOCK.format(name="table", arguments='"patterns"')
    (folder / "index.md").write_text(f"# Patterns {{#top}}\n{table}")
    project.write("docs/catalogue.toml", CATALOGUE)
    built = project.build()
    assert built.returncode == 0, built.stderr

    def links(page: str) -> list[tuple[str, str]]:
        text = (project.folder / "site" / page).read_text("utf-8")
        article = text.partition("<article")[2].partition("<footer")[0]
        found = re.findall(r'<(?:li|td)>\s*<a href="(.*?)">(.*?)</a>', article)
        return [*found, *re.findall(r'<h2 id="(.*?)">(.*?)<a ', article)]

    # In the order of the navigation; the path in its own.
    assert links("index.html") == [
        ("patterns/timeouts/", "give up"),
        ("patterns/locks/", "protect what is shared"),
        ("patterns/signals/", "announce that it is time"),
        ("patterns/signals/", "Signals"),
        ("patterns/timeouts/", "Timeouts"),
    ]
    cells = links("patterns/index.html")
    assert [cell for cell in cells if "python" not in cell[0]] == [
        (f"{page}/{fragment}", text)
        for page, title in (
            ("timeouts", "Timeouts"),
            ("locks", "Locks"),
            ("signals", "Signals"),
        )
        for fragment, text in (
            ("", title),
            ("#javascript", "<code>javascript</code>"),
            ("#csharp", "<code>csharp</code>"),
        )
    ] + [
        ("time-and-cancellation", "Time and cancellation"),
        ("coordination", "Coordination"),
    ]
    assert project.finish() == []
    text = (project.folder / "site/patterns/signals/index.html").read_text()
    assert (
        '<p class="step">Step 1 of 2 for newcomers. Next: '
        '<a href="../timeouts/">Timeouts</a></p>' in text
    )
    text = (project.folder / "site/patterns/timeouts/index.html").read_text()
    assert '<p class="step">Step 2 of 2 for newcomers</p>' in text

    # Without an entry, misspelt, without a text, and not in the navigation.
    (folder / "gather.md").write_text("# Gather\n")
    wrong = CATALOGUE.replace('["patterns/locks', '["patterns/lokcs')
    wrong = wrong.replace('csharp = "[`csharp`](#csharp)"\n', "", 1)
    wrong = wrong.replace("when", "wehn", 1) + entry("more", "do more")
    project.write("docs/catalogue.toml", wrong)
    (folder / "more.md").write_text("# More\n")
    where = "docs/catalogue.toml"
    assert project.finish() == [
        f"{where}:3: there is no page patterns/lokcs.md; "
        "did you mean patterns/locks.md?",
        f"{where}:20: patterns/more.md is not in the nav of mkdocs.yml, which "
        "has its title and its place",
        f'{where}:3: patterns/lokcs.md has a "wehn"; did you mean when?',
        f'{where}:3: patterns/lokcs.md lacks "csharp"',
        f'{where}:3: patterns/lokcs.md lacks "when"',
        *(
            f'{where}: docs/{page} has no entry (["{page}"])'
            for page in ("patterns/gather.md", "patterns/locks.md")
        ),
    ]
    project.write("docs/catalogue.toml", "newcomers = [\n")
    (error,) = project.finish()
    assert error.startswith(f"{where}: ")
    assert "line" in error or "end of document" in error
