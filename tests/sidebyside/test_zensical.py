"""Zensical, the successor of Material for MkDocs, builds the same site.

What it cannot do yet is a test that is expected to fail, with the reason. Once
it can, that test says so, and the mark goes.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sidebyside import cache
from sidebyside.languages import ROOT
from sidebyside.links import broken_links

from ..conftest import Project, environment

# Where MkDocs builds, nothing else needs it: it may be missing everywhere.
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None,
    reason="zensical is not installed",
)

SOURCES = ("docs", "overrides", "recorders", "sidebyside", "snippets")


def cannot_yet(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, raises=AssertionError)


def zensical(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site into its folder site/."""
    return subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        env=os.environ | environment(),
    )


def assert_fails(project: Project, wrong: str) -> None:
    """Assert that a project's build fails, and says what is wrong."""
    done = zensical(project.folder)
    assert done.returncode != 0
    assert wrong in done.stdout + done.stderr


@pytest.fixture(scope="module")
def other(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as Zensical builds it."""
    folder = tmp_path_factory.mktemp("zensical")
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name)
    # What the site's own build recorded.
    kept = folder / cache.FOLDER.name
    kept.mkdir()
    for path in cache.FOLDER.iterdir():
        if path.is_file():  # else, it is being written
            shutil.copy(path, kept)
    for name in ("mkdocs.yml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder)
    built = zensical(folder)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def ids(site: Path) -> dict[str, list[str]]:
    """Return the ids on each page, by the page's path.

    Those that begin with __ are the theme's: they tie its own parts together.
    """
    return {
        path.relative_to(site).as_posix(): re.findall(
            r'\sid="((?!__)[^"]+)"', path.read_text("utf-8")
        )
        for path in site.rglob("*.html")
    }


def test_it_has_the_same_pages_and_ids(site: Path, other: Path) -> None:
    assert ids(other) == ids(site)


def test_its_links_lead_somewhere(other: Path) -> None:
    assert broken_links(other) == []


@cannot_yet("its templates have no page.is_homepage")
def test_its_home_page_has_the_name_of_the_site(other: Path) -> None:
    text = (other / "index.html").read_text("utf-8")
    assert '<meta property="og:title" content="Async by Example">' in text


@cannot_yet("what is logged while a page is rendered fails no strict build")
def test_a_wrong_example_fails_its_build(project: Project) -> None:
    project.transcript.unlink()
    assert_fails(project, "async-await/output.txt")


@cannot_yet("its strict build does not look at the navigation")
@pytest.mark.parametrize(
    ("nav", "wrong"),
    [("[nowhere.md, index.md]", "nowhere.md"), ("[other.md]", "index.md")],
)
def test_a_wrong_navigation_fails_its_build(
    project: Project, nav: str, wrong: str
) -> None:
    project.write("docs/other.md", "# Other {#top}\n")
    settings = (project.folder / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", f"{settings}\nnav: {nav}\n")
    assert_fails(project, wrong)


@cannot_yet("the folder is a setting, not an option: make build needs another")
def test_it_builds_into_another_folder(
    project: Project, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    assert zensical(project.folder, "--site-dir", str(target)).returncode == 0
