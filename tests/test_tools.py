"""The tools that the pages name find what the pages say."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from sidebyside.languages import ROOT

from .toolchains import missing, node, npm_program, run_dotnet

BROKEN = ROOT / "snippets/missing-await"
HANGS = ROOT / "snippets/sync-over-async-deadlock"
UNOBSERVED = ROOT / "snippets/unobserved-errors"


def block(
    begins: str, containing: str = "", page: str = "missing-await"
) -> str:
    """Return a block of code on a page.

    Args:
        begins: what its first line has: its language, or its id.
        containing: a text in it.
        page: the name of the page, a pitfall's.
    """
    text = (ROOT / f"docs/pitfalls/{page}.md").read_text("utf-8")
    for found in re.finditer(
        rf"^( *)```.*\b{begins}\b.*\n((?:.*\n)*?) *```$", text, re.M
    ):
        if containing in found[2]:
            return textwrap.dedent(found[2])
    raise AssertionError(f"no block of {begins} has {containing!r}")


def set_eslint_up(folder: Path, config: str) -> None:
    """Write what ESLint needs in a folder to look at its scripts with types."""
    (folder / "eslint.config.mjs").write_text(config, "utf-8")
    settings = {"compilerOptions": {"allowJs": True}, "include": ["*.mjs"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")


def run(
    command: list[str], folder: Path = BROKEN
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        # They leave nothing beside the examples.
        env=os.environ
        | {"RUFF_NO_CACHE": "true", "MYPY_CACHE_DIR": os.devnull},
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


@pytest.mark.parametrize("page", ["missing-await", "async-in-foreach"])
def test_eslint_finds_what_the_page_says(page: str, tmp_path: Path) -> None:
    eslint = npm_program("eslint/bin/eslint.js")
    config = block("js", "no-floating-promises")
    if page != "missing-await":  # it has a rule to add
        rule = block("js", page=page).strip()
        config = config.replace("rules: {", f"rules: {{\n{rule}")
    set_eslint_up(tmp_path, config)
    shutil.copy(ROOT / f"snippets/{page}/{page}.mjs", tmp_path)
    done = run([*eslint, "--format=json", f"{page}.mjs"], tmp_path)
    found = [
        f"{message['line']}:{message['column']} error {message['message']}"
        for message in json.loads(done.stdout)[0]["messages"]
    ]
    says = block("tool-javascript-eslint", page=page).splitlines()
    assert len(found) == len(says)
    for message, line in zip(found, says, strict=True):
        assert message.startswith(" ".join(line.rstrip("…").split()))


def test_nodejs_tells_of_a_promise_that_is_awaited_too_late() -> None:
    executable = node()
    if executable is None:
        missing("Node.js")
    name = "awaiting-in-a-line"
    command = block("sh", page=name).split()
    assert command.pop(0) == "node"
    done = run([executable, *command], ROOT / "snippets" / name)
    assert done.returncode == 0
    assert block("tool-javascript-node", page=name).strip() in done.stderr
    assert "caught: prices" in done.stdout


def test_no_linter_finds_what_is_awaited_in_a_line(tmp_path: Path) -> None:
    name = "awaiting-in-a-line"
    for suffix in ("py", "mjs"):
        shutil.copy(ROOT / f"snippets/{name}/{name}.{suffix}", tmp_path)
    config = block("js", "no-floating-promises")
    set_eslint_up(tmp_path, config)
    ruff = ("ruff", "check", "--isolated", "--select=ASYNC,B,RUF")
    for command in (
        [sys.executable, "-m", "mypy", "--strict", f"{name}.py"],
        [sys.executable, "-m", *ruff, f"{name}.py"],
        [*npm_program("pyright/index.js"), f"{name}.py"],
        [*npm_program("eslint/bin/eslint.js"), f"{name}.mjs"],
    ):
        done = run(command, tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr


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


def test_debug_mode_says_where_the_task_was_created() -> None:
    command = [sys.executable, "-X", "dev", "unobserved-errors.py"]
    says = block("tool-python-dev", page="unobserved-errors")
    done = run(command, UNOBSERVED)
    said = done.stderr.replace(f"{UNOBSERVED}{os.sep}", "")
    assert textwrap.indent(says, "  ") in said


def test_no_tool_finds_a_task_that_is_kept_and_not_awaited(
    tmp_path: Path,
) -> None:
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file="]
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated"]
    for command in (mypy, [*ruff, "--select", "ASYNC,RUF006"]):
        done = run([*command, "unobserved-errors.py"], UNOBSERVED)
        assert done.returncode == 0, done.stdout + done.stderr
    eslint = npm_program("eslint/bin/eslint.js")
    config = block("js", "no-floating-promises")
    set_eslint_up(tmp_path, config)
    shutil.copy(UNOBSERVED / "unobserved-errors.mjs", tmp_path)
    done = run([*eslint, "unobserved-errors.mjs"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_csharp_event_says_what_the_page_says(tmp_path: Path) -> None:
    path = ROOT / "snippets/unobserved-errors-logged"
    text = (path / "unobserved-errors-logged.cs").read_text("utf-8")
    whole = text.replace("lost.Exception.InnerException;", "lost.Exception;")
    assert whole != text
    (tmp_path / "logged.cs").write_text(whole, "utf-8")
    done = run_dotnet(tmp_path, "run", "-p:PublishAot=false", "logged.cs")
    says = block("tool-csharp-unobserved", page="unobserved-errors")
    assert f"nobody saw: {says}" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


# What happens to the fixed program without one await, by its tool.
EARLY = "value-too-early"


def without_await(name: str, folder: Path) -> str:
    path = ROOT / "snippets/value-too-early-fixed" / name
    text = path.read_text("utf-8")
    broken = re.sub(r"await (ask_?price\w*)", r"\1", text, count=1, flags=re.I)
    assert broken != text
    (folder / name).write_text(broken, "utf-8")
    return name


def test_mypy_finds_the_value_that_is_not_awaited(tmp_path: Path) -> None:
    name = without_await("value-too-early-fixed.py", tmp_path)
    mypy = [sys.executable, "-m", "mypy", "--config-file="]
    found = run([*mypy, name], tmp_path)
    assert block("tool-python-mypy", page=EARLY) in found.stdout


def test_eslint_finds_the_promise_in_an_if(tmp_path: Path) -> None:
    eslint = npm_program("eslint/bin/eslint.js")
    config = block("js", "no-floating-promises").replace(
        "no-floating-promises", "no-misused-promises"
    )
    set_eslint_up(tmp_path, config)
    name = "value-too-early-printed"
    shutil.copy(ROOT / f"snippets/{name}/{name}.mjs", tmp_path)
    found = run([*eslint, f"{name}.mjs"], tmp_path)
    says = block("tool-javascript-eslint", page=EARLY)
    assert " ".join(says.split()) in " ".join(found.stdout.split())


def test_the_csharp_compiler_refuses_the_task(tmp_path: Path) -> None:
    name = without_await("value-too-early-fixed.cs", tmp_path)
    done = run_dotnet(tmp_path, "run", "-p:PublishAot=false", name)
    assert block("tool-csharp-compiler", page=EARLY).strip() in done.stdout
    assert done.returncode == 1


def test_an_interrupt_tells_where_the_loop_is_held(tmp_path: Path) -> None:
    text = (HANGS / "sync-over-async-deadlock.py").read_text("utf-8")
    name = "sync-over-async-deadlock.py"
    text = text.replace("loading.result(0.4)", "loading.result()")
    (tmp_path / name).write_text(text, "utf-8")
    # What a shell has in the background ignores interrupts, with all it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-u", name],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        signal.signal(signal.SIGINT, before)
        assert process.stdout
        assert process.stdout.readline() == "loading orders\n"
        try:
            process.send_signal(signal.SIGINT)
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(1)
            for _ in range(20):  # until one comes while it holds the loop
                process.send_signal(signal.SIGINT)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1)
                    break
            _, said = process.communicate(timeout=600)
        finally:
            process.kill()
    said = said.replace(f"{tmp_path}/", "")
    says = block(
        "tool-python-interrupt", page="sync-over-async-deadlock"
    ).splitlines()
    for line in says:
        assert line.strip() in said


def test_eslint_finds_the_loop_that_nothing_ends(tmp_path: Path) -> None:
    eslint = npm_program("eslint/bin/eslint.js")
    (tmp_path / "eslint.config.mjs").write_text(
        'const rules = { "no-unmodified-loop-condition": "error" };\n'
        "export default [{ rules }];\n",
        "utf-8",
    )
    name = "sync-over-async-deadlock.mjs"
    shutil.copy(HANGS / name, tmp_path)
    done = run([*eslint, "--format=json", name], tmp_path)
    found = [
        f"{message['line']}:{message['column']}  error  "
        + message["message"].rstrip(".")
        for message in json.loads(done.stdout)[0]["messages"]
    ]
    says = block("tool-javascript-loop", page="sync-over-async-deadlock")
    assert found == says.splitlines()
