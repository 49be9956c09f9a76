"""Every program is run as a person would run it, and prints its transcript."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

from sidebyside.example import SNIPPETS, Example, Program, relative
from sidebyside.languages import CSHARP, JAVASCRIPT, PYTHON, ROOT, Language
from sidebyside.page import checked_recording
from sidebyside.run import run, toolchain
from sidebyside.transcript import difference, transcript

from ..catalogue import each_program
from ..realtime import again_when_it_rests
from ..toolchains import dotnet, missing, npm_program
from .conftest import ReallyPrints, problem_of

PAGES = list(
    find_examples(ROOT / "docs", ROOT / "CONTRIBUTING.md", ROOT / "README.md")
)


# What Ruff finds and is to find, by example.
PITFALLS = {"blocked-loop": ["ASYNC251"]}


def configure(eval_example: EvalExample, name: str = "") -> None:
    eval_example.set_config(
        line_length=72,
        quotes="double",
        target_version="py311",  # type: ignore[arg-type]
        upgrade=True,
        isort=True,
        ruff_line_length=72,
        ruff_select=["ASYNC", "B", "RUF"],
        ruff_ignore=PITFALLS.get(name, []),
    )


@each_program(PYTHON)
@again_when_it_rests
def test_python_prints_its_transcript(
    program: Program,
    eval_example: EvalExample,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    text = program.path.read_text("utf-8")
    example = CodeExample.create(text, path=program.path)
    configure(eval_example, program.path.stem)
    # In a .py file, pytest-examples takes an example for a docstring's, where
    # black's two blank lines would be one.
    whole_file = program.path.with_suffix(".whole-file")
    eval_example.lint(dataclasses.replace(example, path=whole_file))
    if fails_or_warns(program):
        assert problem_of(program) is None
        return
    try:
        eval_example.run(example, rewrite_assertions=False)
    except Exception:
        # pytest-examples 0.0.18 cannot make its traceback on Python 3.11; a
        # run by itself says what is wrong.
        assert problem_of(program) is None
        raise
    printed = capfd.readouterr()
    assert printed.err == ""
    if difference(program, transcript(program, printed.out, 0).splitlines()):
        assert problem_of(program) is None


def fails_or_warns(program: Program) -> bool:
    """Tell whether it needs a process of its own to do what it shows."""
    recording = checked_recording(program)
    written = {line.stream for line in recording.lines}
    return recording.status != 0 or "stderr" in written


def wrong_types(examples: list[Example]) -> str:
    """Return what mypy finds in programs, but for those broken on purpose."""
    names = {example.name for example in examples}
    paths = [
        str(program.path)
        for example in examples
        if f"{example.name}-fixed" not in names
        and (program := example.program(PYTHON))
    ]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
            # Two that share one wait for each other, and for 5 s at most.
            "--cache-dir=.mypy_cache/programs",
            *paths,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_python_types_are_right() -> None:
    assert wrong_types(Example.all()) == ""


def test_a_broken_example_without_a_fixed_twin_is_found(
    tmp_path: Path,
) -> None:
    eslint = [*npm_program("eslint/bin/eslint.js"), "snippets"]
    for name in ("eslint.config.mjs", "tsconfig.json"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    snippets = tmp_path / "snippets"

    def lint(name: str) -> tuple[str, str]:
        shutil.copytree(SNIPPETS / name, snippets / name)
        done = subprocess.run(
            eslint, cwd=tmp_path, capture_output=True, text=True, timeout=600
        )
        return done.stdout + done.stderr, wrong_types(Example.all(snippets))

    scripts, types = lint("missing-await")
    assert "no-floating-promises" in scripts
    assert "unused-coroutine" in types
    assert lint("missing-await-fixed") == ("", "")


@each_program(JAVASCRIPT)
def test_javascript_prints_its_transcript(
    program: Program, really_prints: ReallyPrints
) -> None:
    if toolchain(JAVASCRIPT) is None:
        missing("Node.js 20 or later")
    really_prints(program)


@each_program(CSHARP)
def test_csharp_prints_its_transcript(
    program: Program, really_prints: ReallyPrints
) -> None:
    dotnet()
    really_prints(program)


@pytest.mark.parametrize("example", PAGES, ids=str)
def test_python_on_pages(
    example: CodeExample, eval_example: EvalExample
) -> None:
    configure(eval_example)
    eval_example.lint(example)
    settings = example.prefix_settings()
    if settings.get("exec") == "on":
        return  # the build runs it, strictly
    if reason := settings.get("not-run"):
        print(f"not run: {reason}")
    else:
        eval_example.run_print_check(example)


# A recipe is several patterns at once, and here a server, too.
LONGER = {"download-many": 50}


@pytest.mark.parametrize("example", Example.all(), ids=lambda x: x.name)
def test_programs_are_short(example: Example) -> None:
    most = LONGER.get(example.name, 45)
    for program in example.programs:
        lines = program.path.read_text("utf-8").splitlines()
        assert len(lines) <= most, (
            f"{relative(program.path)}: {len(lines)} lines"
        )
        for number, line in enumerate(lines, 1):
            assert len(line) <= 72, f"{relative(program.path)}:{number} is long"


def test_javascript_and_styles_are_linted_and_formatted() -> None:
    prettier = [*npm_program("prettier/bin/prettier.cjs"), "--check"]
    eslint = npm_program("eslint/bin/eslint.js")
    for command in (
        [*eslint, "snippets", "docs", "recorders", "sidebyside"],
        [
            *prettier,
            "snippets",
            "docs/assets/**/*.{css,html,js,mjs}",
            "recorders",
            "sidebyside/*.mjs",
            "book/*.css",
        ],
    ):
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stdout + done.stderr


# Thrown on another thread than the one that caught it first.
LOST = """\
async void Lose()
{
    await Task.Delay(1);
    throw new IOException("no tea");
}
Lose();
await Task.Delay(5000);
"""


@pytest.mark.parametrize(
    ("language", "text", "message", "status"),
    [
        (JAVASCRIPT, 'throw new Error("no tea");\n', "Error: no tea", 1),
        (PYTHON, 'raise OSError("no tea")\n', "OSError: no tea", 1),
        (
            CSHARP,
            LOST,
            "Unhandled exception. System.IO.IOException: no tea",
            134,
        ),
    ],
)
def test_of_a_traceback_the_last_line_is_kept(
    language: Language, text: str, message: str, status: int, tmp_path: Path
) -> None:
    if toolchain(language) is None:
        missing(language.name)
    path = tmp_path / f"fails.{language.suffix}"
    path.write_text(text, "utf-8")
    printed = run(Program(language, path, tmp_path / "output.txt"))
    assert printed == f"{message}\nexit status {status}\n"
