"""What the build needs of MkDocs beyond its settings."""

from __future__ import annotations

import importlib
import json
import logging
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_log = logging.getLogger("mkdocs.hooks")

# What the browser needs to edit and run programs, from npm (package.json):
# the file in node_modules, and where it stands below assets/run/.
_FROM_NPM = {
    "pyodide": [
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
    ],
    "es-module-lexer": ["dist/lexer.minimal.asm.js"],
    "node-inspect-extracted": ["dist/inspect.js"],
    # What these import is found by itself.
    "prism-code-editor": [
        "dist/index.js",
        "dist/extensions/commands/index.js",
        "dist/languages/clike.js",
        "dist/languages/python.js",
        "dist/prism/languages/javascript.js",
        "dist/prism/languages/python.js",
        "dist/layout.css",
    ],
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let pages import the `sidebyside` that stands beside mkdocs.yml.

    Afresh when it has changed, so that `mkdocs serve` shows the change.
    Without the address of a repository, there is no link to edit a page.
    """
    root = str(Path(config.config_file_path).parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    files = sorted(Path(root, "sidebyside").glob("*.*"))
    files += sorted(Path(root, "recorders").rglob("*.py"))
    state = [(file, file.stat().st_mtime_ns) for file in files]
    if getattr(sys.modules.get("sidebyside"), "state", None) != state:
        for name in list(sys.modules):
            if name.partition(".")[0] in ("recorders", "sidebyside"):
                del sys.modules[name]
        importlib.import_module("sidebyside").__dict__["state"] = state
    if not config.repo_url:
        config.edit_uri = ""
    missing = [
        name
        for name in _FROM_NPM
        if not Path(root, "node_modules", name).is_dir()
    ]
    config.extra["can_run"] = not missing
    if missing:
        _log.info(
            "node_modules/ lacks %s: the pages have no Edit and Run "
            "(`npm ci --omit=dev` brings it)",
            ", ".join(missing),
        )
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Put what runs programs in the browser into the built site."""
    if not config.extra["can_run"]:
        return
    root = Path(config.config_file_path).parent
    target = Path(config.site_dir, "assets/run")
    for name, files in _FROM_NPM.items():
        package = root / "node_modules" / name
        for path in _with_imports([package / file for file in files]):
            copy = target / name / path.relative_to(package)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    # No __init__.py: its `show` needs what a browser's Python does not have.
    for script in root.glob("recorders/*/*.mjs"):
        copy = target / script.relative_to(root / "recorders")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(script, copy)
    sources = [
        *root.glob("recorders/*.py"),
        *root.glob("recorders/python/*.py"),
    ]
    with zipfile.ZipFile(target / "recorders.zip", "w") as archive:
        for source in sorted(sources):
            # With a fixed date, so that the same source gives the same bytes.
            member = zipfile.ZipInfo(source.relative_to(root).as_posix())
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, source.read_bytes())
    examples = importlib.import_module("sidebyside.example").Example.all()
    programs = {
        example.name: {
            program.language.slug: {
                "filename": program.path.name,
                "source": program.path.read_text("utf-8"),
            }
            for program in example.programs
        }
        for example in examples
    }
    (target / "examples.json").write_text(json.dumps(programs), "utf-8")


def _with_imports(paths: list[Path]) -> list[Path]:
    """Return files and, of JavaScript, what they import by relative paths."""
    found = []
    while paths:
        path = paths.pop()
        if path in found:
            continue
        found.append(path)
        if path.suffix == ".js":
            imported = re.findall(
                r"""(?:from|import)\s*["'](\.[^"']+)["']""",
                path.read_text("utf-8"),
            )
            paths += [
                Path(os.path.normpath(path.parent / name)) for name in imported
            ]
    return found


def on_page_content(html: str, page: Page, **_: object) -> None:
    """Tell MkDocs, which checks links, the ids of the examples on a page.

    It sees those of Markdown by itself, but not those that a block printed.
    """
    assert page.present_anchor_ids is not None
    page.present_anchor_ids.update(re.findall(r'\bid="([^"]+)"', html))
