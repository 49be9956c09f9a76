"""What the build needs of MkDocs beyond its settings."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let pages import the `sidebyside` that stands beside mkdocs.yml.

    Afresh when it has changed, so that `mkdocs serve` shows the change.
    Without the address of a repository, there is no link to edit a page.
    """
    root = str(Path(config.config_file_path).parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    files = sorted(Path(root, "sidebyside").glob("*.*"))
    state = [(file, file.stat().st_mtime_ns) for file in files]
    if getattr(sys.modules.get("sidebyside"), "state", None) != state:
        for name in list(sys.modules):
            if name.partition(".")[0] == "sidebyside":
                del sys.modules[name]
        importlib.import_module("sidebyside").__dict__["state"] = state
    if not config.repo_url:
        config.edit_uri = ""
    return config


def on_page_content(html: str, page: Page, **_: object) -> None:
    """Tell MkDocs, which checks links, the ids of the examples on a page.

    It sees those of Markdown by itself, but not those that a block printed.
    """
    assert page.present_anchor_ids is not None
    page.present_anchor_ids.update(re.findall(r'\bid="([^"]+)"', html))
