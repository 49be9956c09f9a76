"""Which files run programs in the browser, found by what imports what.

Below the site's assets/run/, the files of three folders of the project stand
together: docs/assets/run/, recorders/ and node_modules/. Here, a file's name is
its path below assets/run/.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from pathlib import Path
from typing import Any

from .languages import LANGUAGES, Language

ARCHIVE = "recorders.zip"
"""Has the recorders that are written in Python."""

_PAGES = "docs/assets/run"  # the builder of the pages copies this by itself
_PLACES = (_PAGES, "recorders", "node_modules")
# What Pyodide needs beside its scripts.
_LOCK = "pyodide/pyodide-lock.json"
_PYODIDE = (
    _LOCK,
    "pyodide/pyodide.asm.wasm",
    "pyodide/python_stdlib.zip",
)
# No module, though modules import it.
_COMMONJS = "node-inspect-extracted/dist/inspect.js"
_EDITOR = "prism-code-editor/dist"

# As sandbox.html has it.
_IMPORT = re.compile(r"""\b(?:from|import)\s*["'](\.[^"']+)["']""")
_STYLE = re.compile(
    r"""\bnew URL\(\s*["']([^"']+\.css)["'],\s*import\.meta\.url"""
)


def files(root: Path) -> tuple[dict[str, Path], list[str]]:
    """Find what a site needs beside its pages to run programs.

    Args:
        root: the project's folder.

    Returns:
        the files, by their names, and the names of those that are lacking.
    """
    pages = root / _PAGES
    names = sorted(script.name for script in pages.glob("*.mjs"))
    names += _workers(root).values()
    names += _PYODIDE
    for language in _edited():
        names += _grammars(root, language)
    found = {}
    lacking = []
    for name in _with_imports(root, names):
        path = _find(root, name)
        if not path:
            lacking.append(name)
        elif path != pages / name:
            found[name] = path
    return found, lacking


def content(name: str, path: Path) -> bytes:
    """Return what a file holds on the site."""
    held = path.read_bytes()
    if name == _COMMONJS:  # a browser imports modules only
        before = b"const module = { exports: {} }, { exports } = module;\n"
        return before + held + b"\nexport default module.exports;\n"
    if name == _LOCK:
        # With Pyodide's list of packages, the error of one that is missing
        # would suggest to install it.
        return json.dumps(json.loads(held) | {"packages": {}}).encode()
    return held


def editors(root: Path) -> dict[str, str]:
    """Return the scripts that bring what an editor knows of each language.

    Args:
        root: the project's folder.

    Returns:
        their texts, by their names.
    """
    texts = {}
    for language in _edited():
        imports = [f'import "../{n}";\n' for n in _grammars(root, language)]
        known = {
            key: getattr(language, key) for key in ("slug", "name", "indent")
        }
        texts[f"editors/{language.slug}.mjs"] = (
            f"{''.join(imports)}export const language = {json.dumps(known)};\n"
        )
    return texts


def _edited() -> list[Language]:
    return [language for language in LANGUAGES if language.in_browser]


def _grammars(root: Path, language: Language) -> list[str]:
    """Return the names of what colours a language, and what indents it."""
    indents = f"{_EDITOR}/languages/{language.slug}.js"
    if not _find(root, indents):
        indents = f"{_EDITOR}/languages/clike.js"  # for all that are like C
    return [f"{_EDITOR}/prism/languages/{language.slug}.js", indents]


def listed(root: Path, site: Path) -> dict[str, dict[str, Any]]:
    """Return what a page has to know to start each language's worker.

    Args:
        root: the project's folder.
        site: the folder of the site that has the files already.

    Returns:
        by the language, an object with

        - scripts: the names of the worker's files, its own last, and each after
          those that it imports.
        - data: what it is given beside them: sizes (bytes) by the names.
        - digest: tells the content of them all from any other.

    Raises:
        ValueError: files import each other in a circle.
    """
    languages = {}
    for language, worker in _workers(root).items():
        scripts = _in_order(root, worker)
        needs_pyodide = any(name.startswith("pyodide/") for name in scripts)
        data = [*_PYODIDE, ARCHIVE] if needs_pyodide else []
        digest = hashlib.sha256()
        for name in scripts + data:
            digest.update((site / name).read_bytes())
        languages[language] = {
            "scripts": scripts,
            "data": {name: (site / name).stat().st_size for name in data},
            "digest": digest.hexdigest(),
        }
    return languages


def _workers(root: Path) -> dict[str, str]:
    """Return the names of the workers, by their languages."""
    return {
        path.parent.name: f"{path.parent.name}/{path.name}"
        for path in sorted(root.glob("recorders/*/worker.mjs"))
    }


def _in_order(root: Path, worker: str) -> list[str]:
    names = _with_imports(root, [worker])
    for index, name in enumerate(names):
        for imported in _imports(root, name):
            if imported not in names[:index]:
                raise ValueError(
                    f"{name} imports {imported}, which imports it in turn: "
                    "a sandbox can make no modules of such"
                )
    return names


def _with_imports(root: Path, names: list[str]) -> list[str]:
    """Return names and those that they import, a file after its imports."""
    found: list[str] = []
    met = set()

    def visit(name: str) -> None:
        if name in met:
            return
        met.add(name)
        for imported in _imports(root, name):
            visit(imported)
        found.append(name)

    for name in names:
        visit(name)
    return found


def _imports(root: Path, name: str) -> list[str]:
    """Return the names of what a script imports, and of its style sheets."""
    path = _find(root, name)
    if not path or path.suffix not in (".js", ".mjs"):
        return []
    text = path.read_text("utf-8")
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(name), relative))
        for relative in _IMPORT.findall(text) + _STYLE.findall(text)
    ]


def _find(root: Path, name: str) -> Path | None:
    paths = (root / place / name for place in _PLACES)
    return next((path for path in paths if path.is_file()), None)
