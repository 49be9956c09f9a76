"""Sets up what the tests need beside Python: packages from npm and a browser.

What cannot be had is said here and does not stop: the tests that need it are
skipped, or fail where CI=true.
"""

from __future__ import annotations

import subprocess
import sys

from sidebyside.example import ROOT

from .toolchains import browser, npm


def main() -> None:
    """Install what is missing."""
    if command := npm():
        _run([*command, "ci", "--silent"])
    else:
        print("prepare: no npm: the checks that need it are skipped")
    if not browser():
        _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, cwd=ROOT, check=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"prepare: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
