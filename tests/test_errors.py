"""What goes wrong in an example fails the build, and says where."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import REPO_URL, Project

PAGE = 'docs/index.md:6: example "async-await": '
PYTHON = "snippets/async-await/async-await.py"
OUTPUT = "snippets/async-await/output.txt"


def test_the_small_project_builds(project: Project) -> None:
    built = project.build()
    assert built.returncode == 0, built.stderr
    html = (project.folder / "site/index.html").read_text("utf-8")
    assert "asking for order 7" in html
    assert f"{REPO_URL}/edit/main/docs/index.md" in html


def assert_fails(project: Project, *messages: str) -> None:
    built = project.build()
    assert built.returncode != 0
    errors = [
        line
        for line in built.stderr.splitlines()
        if line.startswith(("ERROR", "WARNING"))
    ]
    assert len(errors) == 1, built.stderr
    for message in messages:
        assert message in errors[0]
    assert "Traceback" not in built.stderr


def test_a_missing_line_in_a_transcript(project: Project) -> None:
    lines = project.transcript.read_text("utf-8").splitlines(keepends=True)
    project.transcript.write_text("".join(lines[:2] + lines[3:]), "utf-8")
    assert_fails(
        project, PAGE, f'{OUTPUT}:3 has "failure: no order 8"', "make update"
    )


def test_a_missing_transcript(project: Project) -> None:
    project.transcript.unlink()
    assert_fails(project, PAGE, f"{OUTPUT} is missing", "make update")


def test_a_misspelt_example(project: Project) -> None:
    text = project.page.read_text("utf-8")
    project.page.write_text(text.replace("async-await", "asyncawait"), "utf-8")
    assert_fails(
        project,
        'docs/index.md:6: example "asyncawait": snippets/asyncawait/',
        'did you mean "async-await"?',
    )


def test_a_misspelt_language(project: Project) -> None:
    text = project.page.read_text("utf-8")
    text = text.replace('"async-await"', '"async-await", "c#"')
    project.page.write_text(text, "utf-8")
    assert_fails(project, PAGE, 'no tab "c#"', "python, javascript, csharp")


def test_an_example_without_programs(project: Project) -> None:
    for path in project.python.parent.glob("async-await.*"):
        path.unlink()
    assert_fails(project, PAGE, "has no program", "async-await.py")


def test_a_quiet_build_fails_too(project: Project) -> None:
    # MkDocs itself lets warnings pass in a strict build that is quiet.
    project.transcript.unlink()
    assert project.build("--quiet").returncode != 0


def change(project: Project, old: str, new: str) -> None:
    text = project.python.read_text("utf-8")
    assert old in text
    project.python.write_text(text.replace(old, new, 1), "utf-8")


def test_a_program_that_raises(project: Project) -> None:
    change(project, "    await show_order(7, 0.2)\n", "    raise OSError(1)\n")
    assert_fails(project, PAGE, f"{PYTHON}:24: OSError: 1")


def test_a_syntax_error(project: Project) -> None:
    change(project, "    print(", "    print((")
    assert_fails(project, PAGE, f"{PYTHON}:15: SyntaxError: ")


def test_a_program_that_prints_something_else(project: Project) -> None:
    change(project, "asking for", "asking about")
    assert_fails(
        project,
        PAGE,
        f'{OUTPUT}:1 has "asking for order 7"',
        f'{PYTHON} prints "asking about order 7"',
    )


def test_a_program_that_warns(project: Project) -> None:
    change(project, "    await show_order(7, 0.2)", "    show_order(7, 0.2)")
    change(project, "    await show_order(8", "    await show_order(7")
    project.transcript.write_text(
        "asking for order 7\nsuccess: order 7 is tea\n", "utf-8"
    )
    assert_fails(
        project,
        f"{PAGE}{OUTPUT}:1 has",
        f'{PYTHON} prints "async-await.py:24: RuntimeWarning: coroutine',
        "was never awaited",
    )


def test_a_program_that_floods(project: Project) -> None:
    change(project, "    print(", "    while True:\n        print(")
    assert_fails(project, PAGE, f"{PYTHON}:16: ", "more than 200 lines")


def test_a_program_that_hangs(project: Project) -> None:
    change(project, "    await asyncio.sleep(delay)", "    while True: pass")
    built = project.build()
    assert built.returncode != 0
    assert f"{PAGE}{PYTHON}:7: it hangs" in built.stderr


def test_a_program_that_can_never_end(project: Project) -> None:
    change(project, "asyncio.sleep(delay)", "asyncio.Event().wait()")
    assert_fails(
        project,
        PAGE,
        f"{PYTHON} never ends: Task-1 (main) waits for Event.wait",
    )


def test_a_broken_link(project: Project) -> None:
    text = project.page.read_text("utf-8")
    project.page.write_text(text + "\n[no](nowhere.md)\n", "utf-8")
    assert_fails(project, "nowhere.md")


def test_a_link_to_a_missing_example(project: Project) -> None:
    text = project.page.read_text("utf-8")
    text += "\n[yes](#async-await-csharp) [no](index.md#gather)\n"
    project.page.write_text(text, "utf-8")
    assert_fails(project, "#gather")


@pytest.fixture
def served(project: Project) -> Iterator[str]:
    """The address at which `mkdocs serve` serves the small project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=project.folder,
        stderr=subprocess.PIPE,
    )
    try:
        wait_until(f"http://{address}/", "asking for order 7")
        yield f"http://{address}/"
    finally:
        server.kill()
        server.communicate()


def wait_until(url: str, text: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                if text in response.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f'{url} does not show "{text}" within 30 s')


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_serve_shows_what_changes(project: Project, served: str) -> None:
    edit(project.page, "# Home", "# A page changed")
    wait_until(served, "A page changed")
    edit(project.transcript, "asking", "looking")
    edit(project.python, "asking", "looking")
    wait_until(served, "looking for order 7")
    template = project.folder / "sidebyside/example.html"
    edit(template, "Example: ", "A template changed: ")
    wait_until(served, "A template changed")
    code = project.folder / "sidebyside/languages.py"
    edit(code, 'name="JavaScript"', 'name="ECMAScript"')
    wait_until(served, ">ECMAScript<")
