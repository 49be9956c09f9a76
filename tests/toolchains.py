"""Finds what the tests need beside Python, and says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from sidebyside.languages import CSHARP, JAVASCRIPT, ROOT
from sidebyside.run import toolchain

# Without a window, a page takes half of the processor's time.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
BROWSER_OPTIONS = (
    # Containers run as root, where Chromium demands it.
    "--no-sandbox",
    "--disable-background-networking",
    # As with a window, a frame of another site has its own process, and text
    # its own width.
    "--site-per-process",
    "--font-render-hinting=none",
    # Python is gone again before it pays to compile it anew for speed.
    "--js-flags=--wasm-tiering-budget=1000000000",
)


def missing(what: str, required: bool | None = None) -> NoReturn:
    """Skip the test with a reason, or fail where that is not allowed.

    Args:
        what: what is missing.
        required: whether to fail; by default where CI=true.
    """
    if required is None:
        required = os.environ.get("CI") == "true"
    if required:
        pytest.fail(f"{what} is missing, and required here", pytrace=False)
    pytest.skip(f"{what} is missing")


def dotnet() -> str:
    """Return the path of dotnet, or skip the test; fail if REQUIRE_DOTNET=1."""
    if command := toolchain(CSHARP):
        return command[0]
    required = os.environ.get("REQUIRE_DOTNET") == "1"
    missing("the .NET SDK, 10 or later,", required)


def run_dotnet(
    folder: Path, *arguments: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run dotnet, or skip the test.

    Args:
        folder: takes what dotnet would leave in the home.
        arguments: its arguments.
        cwd: where it is run; by default, in that folder.
    """
    return subprocess.run(
        [dotnet(), *arguments],
        cwd=cwd or folder,
        capture_output=True,
        text=True,
        timeout=600,
        env=os.environ
        | dict(CSHARP.variables)
        | {"XDG_DATA_HOME": str(folder)},
    )


def node() -> str | None:
    """Return the path of node, or None."""
    command = toolchain(JAVASCRIPT)
    return command[0] if command else None


def npm() -> list[str] | None:
    """Return the command that runs npm, or None."""
    if (found := shutil.which("npm")) and shutil.which("node") == node():
        return [found]
    if executable := node():
        wheel = Path(executable).parent.parent / "lib/node_modules/npm"
        if wheel.is_dir():
            return [executable, str(wheel / "bin/npm-cli.js")]
    return None


def npm_program(script: str) -> list[str]:
    """Return the command that runs a program from node_modules.

    Args:
        script: the program's script, as a path below node_modules.
    """
    path = ROOT / "node_modules" / script
    executable = node()
    if executable is None or not path.is_file():
        missing(f"node_modules/{script} (make test installs it)")
    return [executable, str(path)]


def browser() -> str | None:
    """Return the path of a Chrome or Chromium, or None.

    The machine's own, else the one that Playwright downloaded.
    """
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
