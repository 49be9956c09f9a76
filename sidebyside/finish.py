"""What a built site needs beside its pages: `python -m sidebyside.finish SITE`.

It is a step of its own after the build, so that it works with whatever tool
builds the pages.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

from .example import Example
from .languages import ROOT
from .links import broken_links

LOG_FORMAT = "%(levelname)-8s-  %(message)s"  # MkDocs' own
_log = logging.getLogger(__name__)

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
# The line of assets/edit.mjs that says what the site has.
_HAS = "const canRun = {};"


def finish(site: Path) -> bool:
    """Check a built site's links, then put in what runs programs in browsers.

    Where node_modules lacks that, the site is left as it was built: its pages
    have no Edit. What is wrong, or lacks, is logged.

    Args:
        site: the folder of the site.

    Returns:
        whether the site is right; if not, nothing is put in.
    """
    problems = broken_links(site)
    for problem in problems:
        _log.error(problem)
    if problems:
        return False
    packages = ROOT / "node_modules"
    if missing := [
        name for name in _FROM_NPM if not (packages / name).is_dir()
    ]:
        _log.info(
            "node_modules/ lacks %s: the pages have no Edit and Run "
            "(`npm ci --omit=dev` brings it)",
            ", ".join(missing),
        )
        return True
    _put_in(site / "assets/run", packages)
    script = site / "assets/edit.mjs"
    text = script.read_text("utf-8")
    assert text.count(_HAS.format("false")) == 1, script
    text = text.replace(_HAS.format("false"), _HAS.format("true"))
    script.write_text(text, "utf-8")
    return True


def _put_in(target: Path, packages: Path) -> None:
    """Put what runs programs into a folder of the site."""
    for name, files in _FROM_NPM.items():
        package = packages / name
        for path in _with_imports([package / file for file in files]):
            _copy(path, target / name / path.relative_to(package))
    recorders = ROOT / "recorders"
    for script in recorders.glob("*/*.mjs"):
        _copy(script, target / script.relative_to(recorders))
    sources = [*recorders.glob("*.py"), *recorders.glob("python/*.py")]
    with zipfile.ZipFile(target / "recorders.zip", "w") as archive:
        for source in sorted(sources):
            # With a fixed date, so that the same source gives the same bytes.
            member = zipfile.ZipInfo(source.relative_to(ROOT).as_posix())
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, source.read_bytes())
    programs = {
        example.name: {
            program.language.slug: {
                "filename": program.path.name,
                "source": program.path.read_text("utf-8"),
            }
            for program in example.programs
        }
        for example in Example.all()
    }
    (target / "examples.json").write_text(json.dumps(programs), "utf-8")


def _copy(path: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, copy)


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


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m sidebyside.finish SITE")
    logging.basicConfig(format=LOG_FORMAT, level=logging.INFO)
    sys.exit(not finish(Path(sys.argv[1])))
