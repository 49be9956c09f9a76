"""Which files run programs in the browser, found by what imports what.

Below the site's assets/run/, the files of three folders of the project stand
together: docs/assets/run/, recorders/ and node_modules/. Here, a file's name is
its path below assets/run/.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any

from .languages import LANGUAGES, Language

_PAGES = "docs/assets/run"  # the builder of the pages copies this by itself
_PLACES = (_PAGES, "recorders", "node_modules")
# What Pyodide fetches by itself.
_PYODIDE_DATA = ("pyodide.asm.wasm", "python_stdlib.zip")
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
    names += [f"pyodide/{data}" for data in _PYODIDE_DATA]
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
    """Return what a file holds on the site: a browser imports modules only."""
    before, after = b"", b""
    if name == _COMMONJS:
        before = b"const module = { exports: {} }, { exports } = module;\n"
        after = b"\nexport default module.exports;\n"
    return before + path.read_bytes() + after


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


def listed(root: Path) -> dict[str, dict[str, Any]]:
    """Return what a page has to know to start each language's worker.

    Returns:
        by the language, an object with

        - scripts: the names of the worker's files, its own last, and each after
          those that it imports.
        - fetches: whether the worker itself fetches more from the site.
        - pyodide: where it has that, see `_pyodide`.

    Raises:
        ValueError: files import each other in a circle.
    """
    languages = {}
    for language, worker in _workers(root).items():
        names = _in_order(root, worker)
        fetches = any(name.startswith("pyodide/") for name in names)
        known: dict[str, Any] = {"scripts": names, "fetches": fetches}
        if fetches:
            known["pyodide"] = _pyodide(root / "node_modules/pyodide")
        languages[language] = known
    return languages


def _pyodide(package: Path) -> dict[str, Any]:
    """Return what Python's worker and page have to know of Pyodide.

    Returns:
        an object with its version, the "info" of its lock file, and the sizes
        (bytes) of what it fetches.
    """

    def read(name: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((package / name).read_text("utf-8"))
        return data

    return {
        "version": read("package.json")["version"],
        "info": read("pyodide-lock.json")["info"],
        "sizes": {
            data: (package / data).stat().st_size for data in _PYODIDE_DATA
        },
    }


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
