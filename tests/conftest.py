"""The built site, and small projects to break."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sidebyside.example import ROOT

REPO_URL = "https://example.org/async-by-example"


def mkdocs(
    folder: Path, *arguments: str, repo_url: str = REPO_URL
) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project's folder, as the Makefile does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "REPO_URL": repo_url},
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built from the working tree."""
    folder = tmp_path_factory.mktemp("site")
    built = mkdocs(ROOT, "build", "--strict", "--site-dir", str(folder))
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr, built.stderr
    return folder


class Project:
    """A copy of the project with one page and one example, to be broken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("sidebyside", "overrides", "docs/assets"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "hooks.py", folder)
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        settings = re.sub(r"^nav:\n(?: .*\n)+", "", settings, flags=re.M)
        settings = settings.replace("  - CONTRIBUTING.md\n", "")
        self.write("mkdocs.yml", settings)
        example = "snippets/async-await"
        shutil.copytree(ROOT / example, folder / example)
        self.page = self.write(
            "docs/index.md",
            "# Home\n\n"
            '```python exec="on" html="on"\n'
            "from sidebyside import show\n\n"
            'print(show("async-await"))\n'
            "```\n",
        )
        self.python = folder / example / "async-await.py"
        self.transcript = folder / example / "output.txt"

    def write(self, name: str, text: str) -> Path:
        """Write one of its files."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Build it into its folder site/."""
        return mkdocs(self.folder, "build", "--strict", *options)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small copy of the project, to be broken."""
    return Project(tmp_path / "project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what looks at the built site in one process: it is built once."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("site"))
