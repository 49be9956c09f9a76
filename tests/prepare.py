"""Sets up what the tests need beside Python: packages from npm and a browser.

What cannot be had is said here and does not stop: the tests that need it are
skipped, or fail where CI=true.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from sidebyside.languages import CSHARP, JAVASCRIPT, ROOT
from sidebyside.run import toolchain, versions

from .toolchains import browser, npm

# One of each release that is supported, or was lately.
NODES = ("20.20.2", "22.23.3", "24.19.0")


def main() -> None:
    """Install what is missing."""
    if command := npm():
        _run([*command, "ci", "--silent"])
        _install_nodes(command)
    else:
        print("prepare: no npm: the checks that need it are skipped")
    _warm_dotnet()
    if not browser():
        _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_nodes(npm: list[str]) -> None:
    here = {version.partition(".")[0] for version in versions(JAVASCRIPT)}
    for version in NODES:
        major = version.partition(".")[0]
        if major not in here:
            folder = ROOT / ".venv" / f"node-{major}"
            folder.mkdir(exist_ok=True)
            options = ("--silent", "--no-save", "--no-package-lock")
            to = ("--prefix", str(folder))
            _run([*npm, "install", *options, *to, f"node@{version}"])


def _warm_dotnet() -> None:
    """Let the first `dotnet run FILE` fetch what it needs: some 300 MB."""
    if command := toolchain(CSHARP):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "empty.cs")
            path.write_text("return;\n", "utf-8")
            variables = dict(CSHARP.variables) | {"XDG_DATA_HOME": folder}
            _run([*command, str(path)], variables)


def _run(command: list[str], variables: dict[str, str] | None = None) -> None:
    env = os.environ | (variables or {})
    try:
        subprocess.run(command, cwd=ROOT, check=True, timeout=600, env=env)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"prepare: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
