"""Each page tells when what it shows last changed, where git knows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..conftest import Project

WHO = {
    f"GIT_{role}_{what}": "a@example.org"
    for role in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}
# What it imports is the folder's own.
ADD = """
import pathlib, sys
from sidebyside.history import add_dates
add_dates(pathlib.Path(sys.argv[1]))
"""


def git(folder: Path, *arguments: str, date: str = "2026-01-02") -> None:
    at = f"{date}T12:00:00Z"
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    command = ["git", "-c", "commit.gpgsign=false", *arguments]
    env = os.environ | WHO | dates
    subprocess.run(command, cwd=folder, check=True, env=env)


def dates(folder: Path, built: Path) -> list[str]:
    """Return what two pages of a built site tell, by the clone in a folder."""
    site = folder / "finished"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(built, site)
    subprocess.run(
        [sys.executable, "-c", ADD, str(site)],
        cwd=folder,
        check=True,
    )
    pages = (site / "index.html", site / "other/index.html")
    texts = [page.read_text("utf-8") for page in pages]
    return [
        text.partition('<span class="changed">')[2].partition("</span>")[0]
        for text in texts
    ]


def told(date: str, text: str) -> str:
    return f'Last changed <time datetime="{date}">{text}</time>.'


def test_a_page_tells_when_it_last_changed(
    project: Project, tmp_path: Path
) -> None:
    project.write("docs/other.md", "# Other {#top}\n")
    assert project.build().returncode == 0
    site = project.folder / "site"
    assert dates(project.folder, site) == ["", ""]  # there is no clone

    git(project.folder, "init", "--quiet")
    git(project.folder, "add", "docs/index.md", "snippets", "sidebyside")
    git(project.folder, "commit", "--quiet", "--message=one")
    # Not committed yet, one page tells nothing.
    first = told("2026-01-02", "2 January 2026")
    assert dates(project.folder, site) == [first, ""]

    # Its program is of its sources, too.
    project.python.write_text("# changed\n", "utf-8")
    git(project.folder, "add", "--all")
    git(project.folder, "commit", "--quiet", "--message=2", date="2026-03-04")
    second = told("2026-03-04", "4 March 2026")
    assert dates(project.folder, site) == [second, second]

    # Where a shallow clone begins, it does not know what changed.
    clone = tmp_path / "clone"
    address = project.folder.as_uri()
    git(tmp_path, "clone", "--quiet", "--depth=1", address, str(clone))
    assert dates(clone, site) == ["", ""]
