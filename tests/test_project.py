"""The project's own code, its locks and its workflows."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sidebyside.__main__ import update
from sidebyside.example import Example
from sidebyside.languages import JAVASCRIPT, ROOT
from sidebyside.run import toolchain

from .toolchains import missing

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        # Offline: the same answer on every machine.
        ["zizmor", "--offline", "--quiet", ".github"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_it_is_clean(command: list[str]) -> None:
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


# Each Python lock is of the one before, too.
LOCKS = (
    "requirements.txt",
    "requirements-pdf.txt",
    "requirements-test.txt",
    "package-lock.json",
)


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r'"resolved"|--(extra-)?index-url|--find-links', text)
    if name.endswith(".txt"):
        assert "://" not in text


@pytest.mark.parametrize("name", LOCKS[:3])
def test_locks_have_what_the_project_asks_for(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    asked = list(PROJECT["project"]["dependencies"])
    extras = PROJECT["project"]["optional-dependencies"]
    if name != "requirements.txt":
        asked += extras["pdf"]
    if name == "requirements-test.txt":
        asked += extras["test"]
    for requirement in asked:
        package = re.split(r"[><=]", requirement)[0]
        assert re.search(rf"^{package}==", text, re.M), package
    for block in re.split(r"\n(?=\S)", text):
        if "==" in block:
            assert "--hash=sha256:" in block, block.splitlines()[0]


def test_it_can_be_imported_anywhere(tmp_path: Path) -> None:
    """For tools that build pages from a folder of theirs."""
    try:
        importlib.metadata.distribution(PROJECT["project"]["name"])
    except importlib.metadata.PackageNotFoundError:
        missing("the project in its own environment (make test installs it)")
    packages = "import book.join, recorders.python.record, sidebyside.page"
    done = subprocess.run([sys.executable, "-c", packages], cwd=tmp_path)
    assert done.returncode == 0


# Begins with its type, as a page must; a page's text; what New shows a reader.
UNNAMED = {"sandbox.html", "versions.html", "new.py", "new.mjs"}


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("## Dependencies")[2]
    extras = PROJECT["project"]["optional-dependencies"]
    asked = PROJECT["project"]["dependencies"] + extras["pdf"] + extras["test"]
    for requirement in asked:
        package = re.split(r"[><=]", requirement)[0]
        assert package in table, package


def test_each_file_says_first_what_it_is_for() -> None:
    rooms = ("benchmarks", "book", "docs/assets", "recorders", "sidebyside")
    silent = [
        path.relative_to(ROOT).as_posix()
        for folder in (*rooms, "tests", "overrides")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in (".css", ".html", ".js", ".mjs", ".py")
        and not path.is_relative_to(ROOT / "tests/recorders/programs")
        and path.name not in UNNAMED
        and not re.match(r'("""|/\* |{#- )\S', path.read_text("utf-8"))
    ]
    assert not silent


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.M)
    done = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    for target in targets:
        assert re.search(rf"^make {target} +\S", done.stdout, re.M), target


def make(
    folder: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run make, by the project's Makefile, in a folder."""
    env = {k: v for k, v in os.environ.items() if k not in ("CI", "REPO_URL")}
    return subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=env | variables,
    )


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ("https://x-access-token:SECRET@example.org/o/n.git", "/o/n"),
        ("https://SECRET@example.org/o/n", "/o/n"),
        ("https://user@corp:SECRET@example.org/o/@n.git", "/o/@n"),
        ("git@example.org:o/n.git", "/o/n"),
        ("https://example.org/o/@n", "/o/@n"),
    ],
)
def test_the_repository_s_address_has_no_token(
    origin: str, shown: str, tmp_path: Path
) -> None:
    for command in (["init", "--quiet"], ["remote", "add", "origin", origin]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    show = "show: ; @echo $$REPO_URL"
    said = make(tmp_path, "--no-print-directory", "--eval", show, "show").stdout
    assert said == f"https://example.org{shown}\n"


def test_a_failure_of_npm_fails_a_build_that_is_published(
    tmp_path: Path,
) -> None:
    for name, script in (
        ("npm", "echo 'npm error code EINTEGRITY' >&2; exit 1"),
        ("pip", "exit 0"),
    ):
        stub = tmp_path / name
        stub.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        stub.chmod(0o755)
    for name in ("requirements.txt", "package-lock.json"):
        (tmp_path / name).touch()
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = tmp_path / ".venv/ready-for-site"
    done.parent.mkdir()
    command = [".venv/ready-for-site", f"BIN={tmp_path}", "PYTHON=true"]

    failed = make(tmp_path, *command, PATH=path, CI="true")
    assert failed.returncode == 2
    assert "EINTEGRITY" in failed.stderr
    assert "npm ci failed." in failed.stderr
    assert not done.exists()

    went_on = make(tmp_path, *command, PATH=path)
    assert went_on.returncode == 0, went_on.stderr
    assert "npm ci failed." in went_on.stderr
    assert done.exists()


def test_make_installs_nothing_that_is_not_locked(tmp_path: Path) -> None:
    for name in LOCKS:
        (tmp_path / name).touch()
    said = make(tmp_path, "--dry-run", "--always-make", "all", "test", "lock")
    installs = re.findall(
        r"^.*\bpip install\b.*$", said.stdout.replace("\\\n", ""), re.M
    )
    assert len(installs) == 4
    for command in installs:
        # The project itself, without what it needs, is no download.
        assert "--require-hashes" in command or (
            "--no-deps" in command
            and "--no-build-isolation" in command
            and command.endswith("--editable .")
        ), command


def test_no_package_from_npm_runs_a_script_when_it_is_installed() -> None:
    settings = (ROOT / ".npmrc").read_text("utf-8").splitlines()
    assert "ignore-scripts=true" in settings
    # None of those that are locked needs one.
    assert "hasInstallScript" not in (ROOT / LOCKS[3]).read_text("utf-8")


def test_update_writes_what_the_programs_print(tmp_path: Path) -> None:
    folder = tmp_path / "hello"
    folder.mkdir()
    (folder / "hello.py").write_text("print('hello')\n", "utf-8")
    (folder / "hello.mjs").write_text("console.log('hello');\n", "utf-8")
    assert update(Example.find("hello", tmp_path)) == []
    assert (folder / "output.txt").read_text("utf-8") == "hello\n"

    if toolchain(JAVASCRIPT) is None:
        missing("Node.js 20 or later")
    (folder / "hello.mjs").write_text("console.log('hallo');\n", "utf-8")
    (wrong,) = update(Example.find("hello", tmp_path))
    assert 'output.txt:1 has "hello"' in wrong
    assert 'hello.mjs prints "hallo"' in wrong
    assert (folder / "output.txt").read_text("utf-8") == "hello\n"

    (folder / "output.mjs.txt").touch()  # it honestly differs
    assert update(Example.find("hello", tmp_path)) == []
    assert (folder / "output.mjs.txt").read_text("utf-8") == "hallo\n"

    (folder / "hello.py").write_text("raise SystemExit(3)\n", "utf-8")
    assert update(Example.find("hello", tmp_path)) == []
    assert (folder / "output.txt").read_text("utf-8") == "exit status 3\n"
