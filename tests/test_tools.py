"""The tools that the pages name find what the pages say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from sidebyside.languages import ROOT

from .toolchains import npm_program, run_dotnet

PAGE = (ROOT / "docs/pitfalls/missing-await.md").read_text("utf-8")
BROKEN = ROOT / "snippets/missing-await"


def block(begins: str, containing: str = "") -> str:
    """Return a block of code on the page.

    Args:
        begins: what its first line has: its language, or its id.
        containing: a text in it.
    """
    for found in re.finditer(
        rf"^( *)```.*\b{begins}\b.*\n((?:.*\n)*?) *```$", PAGE, re.M
    ):
        if containing in found[2]:
            return textwrap.dedent(found[2])
    raise AssertionError(f"no block of {begins} has {containing!r}")


def run(
    command: list[str], folder: Path = BROKEN
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120
    )


def test_mypy_finds_the_call_without_any_option() -> None:
    found = run(
        [sys.executable, "-m", "mypy", "--config-file=", "missing-await.py"]
    )
    assert block("tool-python-mypy") in found.stdout
    assert "missing-await.py:19" not in found.stdout


def test_pyright_finds_the_call_without_any_option(tmp_path: Path) -> None:
    pyright = npm_program("pyright/index.js")
    shutil.copy(BROKEN / "missing-await.py", tmp_path)
    found = run([*pyright, "missing-await.py"], tmp_path)
    assert block("tool-python-pyright").strip() in found.stdout
    assert "missing-await.py:19" not in found.stdout


def test_pytest_fails_where_warnings_are_errors(tmp_path: Path) -> None:
    settings = block("toml", "filterwarnings")
    (tmp_path / "pyproject.toml").write_text(settings, "utf-8")
    (tmp_path / "test_it.py").write_text(
        "import asyncio\n\n\n"
        "async def save() -> None: ...\n\n\n"
        "async def main() -> None:\n    save()\n\n\n"
        "def test_main() -> None:\n    asyncio.run(main())\n",
        "utf-8",
    )
    done = run([sys.executable, "-m", "pytest", "-q"], tmp_path)
    assert done.returncode == 1, done.stdout
    assert "coroutine 'save' was never awaited" in done.stdout


def test_debug_mode_says_where_the_coroutine_was_created() -> None:
    done = run([sys.executable, "-X", "dev", "missing-await.py"])
    assert "Coroutine created at" in done.stderr
    assert 'missing-await.py", line 18, in main' in done.stderr


def test_ruff_finds_the_task_that_nobody_keeps_and_no_missing_await(
    tmp_path: Path,
) -> None:
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated"]
    broken = run([*ruff, "--select", "ASYNC,RUF006", "missing-await.py"])
    assert broken.returncode == 0, broken.stdout
    text = (BROKEN / "missing-await.py").read_text("utf-8")
    text = text.replace(
        '    save("tea")', '    asyncio.create_task(save("tea"))'
    )
    (tmp_path / "lost.py").write_text(text, "utf-8")
    lost = run([*ruff, "--select", "RUF006", "lost.py"], tmp_path)
    assert "RUF006" in lost.stdout


def test_eslint_finds_both_calls(tmp_path: Path) -> None:
    eslint = npm_program("eslint/bin/eslint.js")
    config = block("js", "no-floating-promises")
    (tmp_path / "eslint.config.mjs").write_text(config, "utf-8")
    settings = {"compilerOptions": {"allowJs": True}, "include": ["*.mjs"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copy(BROKEN / "missing-await.mjs", tmp_path)
    done = run([*eslint, "--format=json", "missing-await.mjs"], tmp_path)
    found = [
        f"{message['line']}:{message['column']} error {message['message']}"
        for message in json.loads(done.stdout)[0]["messages"]
    ]
    says = block("tool-javascript-eslint").splitlines()
    assert len(found) == len(says)
    for message, line in zip(found, says, strict=True):
        assert message.startswith(" ".join(line.rstrip("…").split()))


def test_the_csharp_compiler_fails_if_asked(tmp_path: Path) -> None:
    text = (BROKEN / "missing-await.cs").read_text("utf-8")
    setting = block("csharp", "WarningsAsErrors")
    (tmp_path / "missing-await.cs").write_text(setting + text, "utf-8")
    # Without PublishAot=false, the line asks NuGet for the native compiler.
    command = ("run", "-p:PublishAot=false", "missing-await.cs")
    done = run_dotnet(tmp_path, *command)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "missing-await.cs(17,1): error CS4014" in done.stdout
    assert "done" not in done.stdout.splitlines()
