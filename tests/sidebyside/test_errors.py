"""What goes wrong in an example fails the build, and says where."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sidebyside.languages import ROOT

from ..conftest import REPO_URL, Project, build, environment, reader
from ..realtime import again_when_it_rests

PAGE = 'docs/index.md:6: example "async-await": '
PYTHON = "snippets/async-await/async-await.py"
SET_UP = ".venv/ready-for-site"  # in the Makefile
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


def test_every_wrong_example_is_told(project: Project) -> None:
    for name in ("one", "two"):
        folder = project.folder / "snippets" / name
        folder.mkdir()
        (folder / f"{name}.py").write_text(f"print('{name}')\n", "utf-8")
        (folder / "output.txt").write_text("three\n", "utf-8")
        block = project.page.read_text("utf-8").replace("async-await", name)
        page = project.folder / f"docs/{name}.md"
        page.write_text(block.replace("# Home", f"# {name}"), "utf-8")
    built = project.build()
    assert built.returncode != 0
    for name in ("one", "two"):
        assert (
            f'docs/{name}.md:6: example "{name}": snippets/{name}/output.txt:1 '
            f'has "three", but snippets/{name}/{name}.py prints "{name}"'
        ) in built.stderr


def test_a_program_that_hangs(project: Project) -> None:
    change(project, "    await asyncio.sleep(delay)", "    while True: pass")
    edit(
        project.folder / "recorders/python/record.py",
        "SECONDS_AT_MOST = 10.0",
        "SECONDS_AT_MOST = 1.0",
    )
    edit(
        project.folder / "sidebyside/recordings.py",
        "SECONDS_AT_MOST = 12.0",
        "SECONDS_AT_MOST = 3.0",
    )

    @again_when_it_rests
    def it_is_told() -> None:
        built = project.build()
        assert built.returncode != 0
        assert f"{PAGE}{PYTHON}:7: it hangs" in built.stderr

    it_is_told()


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


def test_links_that_lead_nowhere(project: Project) -> None:
    text = project.page.read_text("utf-8")
    text += (
        "\n[yes](#async-await-csharp) [no](index.md#gather)\n"
        "\n[no](#async-await-chsarp)\n"
        '\n<img src="no.png" alt="no"> <a href="/elsewhere/">no</a>\n'
        '\n```python exec="on" html="on"\n'
        "print('<a href=\"#printed\">no</a>')\n"
        "```\n"
    )
    project.page.write_text(text, "utf-8")
    built = project.build()
    assert built.returncode == 1
    errors = [x for x in built.stderr.splitlines() if x.startswith("ERROR")]
    assert errors == [
        'ERROR   -  docs/index.md:9: the link "./#gather" leads to no id',
        'ERROR   -  docs/index.md:11: the link "#async-await-chsarp" leads to '
        "no id; did you mean #async-await-csharp?",
        'ERROR   -  docs/index.md:13: the link "no.png" leads to no file',
        'ERROR   -  docs/index.md:13: the link "/elsewhere/" leads to no file',
        'ERROR   -  docs/index.md:16: the link "#printed" leads to no id',
    ]


def test_no_page_publishes_a_password(project: Project) -> None:
    site = project.folder / "site"
    token = "https://x:SECRET@who@example.org/owner/name"
    built = build(project.folder, site, repo_url=token)
    assert built.returncode == 1
    errors = [x for x in built.stderr.splitlines() if x.startswith("ERROR")]
    assert errors == [
        f"ERROR   -  {page}: a link to example.org has a user's name or "
        "password in it (is it in REPO_URL?)"
        for page in ("404.html", "index.html")
    ]
    assert "SECRET" not in built.stdout + built.stderr


def test_make_leaves_the_last_site_where_a_build_fails(
    project: Project,
) -> None:
    command = ["make", "-f", str(ROOT / "Makefile"), "build"]
    # What runs these tests is set up already.
    command += [f"BIN={Path(sys.executable).parent}", "-o", SET_UP]

    def make() -> int:
        return subprocess.run(
            command, cwd=project.folder, capture_output=True
        ).returncode

    assert make() == 0
    edit(project.page, "# Home", "# Home\n\n[no](#nowhere)")
    assert make() == 2
    html = (project.folder / "site/index.html").read_text("utf-8")
    assert "asking for order 7" in html
    assert "nowhere" not in html
    assert not (project.folder / "site.tmp").exists()


class Server:
    """`make serve` of a project."""

    def __init__(self, project: Project, temporary: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sidebyside.serve", "--port", str(port)],
            cwd=project.folder,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | environment() | {"TMPDIR": str(temporary)},
        )
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stderr
        with self.process.stderr:
            self.said.extend(self.process.stderr)

    def wait_until(self, shown: Callable[[], bool]) -> None:
        for _ in range(300):
            with contextlib.suppress(OSError):
                if shown():
                    return
            time.sleep(0.1)
        pytest.fail(f"not within 30 s; it said:\n{''.join(self.said)}")

    def shows(self, text: str) -> bool:
        with urllib.request.urlopen(self.url, timeout=60) as response:
            return text in response.read().decode()

    def wait_for(self, text: str) -> None:
        self.wait_until(lambda: self.shows(text))


@pytest.fixture
def server(project: Project, tmp_path: Path) -> Iterator[Server]:
    """A server that shows the small project."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    server = Server(project, temporary)
    try:
        server.wait_for("asking for order 7")
        yield server
    finally:
        server.process.send_signal(signal.SIGINT)  # Ctrl-C
        ended = server.process.wait(10)
        server.reader.join(10)
    assert ended == 0
    # All that could write to it have ended, too.
    assert not server.reader.is_alive()
    assert list(temporary.iterdir()) == []


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_serve_shows_what_changes(project: Project, server: Server) -> None:
    edit(project.page, "# Home", "# A page changed")
    server.wait_for("A page changed")
    edit(project.transcript, "asking", "looking")
    edit(project.python, "asking", "looking")
    server.wait_for("looking for order 7")
    template = project.folder / "sidebyside/example.html"
    edit(template, "Example: ", "A template changed: ")
    server.wait_for("A template changed")
    code = project.folder / "sidebyside/languages.py"
    edit(code, 'name="JavaScript"', 'name="ECMAScript"')
    server.wait_for(">ECMAScript<")


def test_serve_has_a_reader_s_page_reload(
    project: Project, server: Server, browser: Browser
) -> None:
    with reader(browser, server.url) as (page, wrong):
        page.goto("")
        edit(project.page, "# Home", "# A page changed")
        heading = page.locator("h1")
        expect(heading).to_contain_text("A page changed")
    assert wrong == []


def test_serve_shows_the_last_site_where_a_build_fails(
    project: Project, server: Server
) -> None:
    def said(text: str) -> bool:
        return any(text in line for line in server.said)

    edit(project.page, "# Home", "# Not yet\n\n[no](#nowhere)")
    server.wait_until(lambda: said("is as it was"))
    assert said('docs/index.md:3: the link "#nowhere" leads to no id')
    assert server.shows("Home")
    code = project.folder / "sidebyside/example.py"
    good = code.read_text("utf-8")
    code.write_text("(", "utf-8")
    server.wait_until(lambda: said("SyntaxError"))
    assert server.shows("Home")
    code.write_text(good, "utf-8")
    edit(project.page, "[no](#nowhere)", "")
    server.wait_for("Not yet")


def test_serve_ends_while_it_builds(project: Project, server: Server) -> None:
    edit(project.python, "await asyncio.sleep(delay)", "while True: pass")
    server.wait_until(lambda: any("Detected" in line for line in server.said))
    time.sleep(1)  # until the program hangs; the server is ended after the test


def test_serve_says_that_the_port_is_taken(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "sidebyside.serve", "--port", port],
            cwd=project.folder,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"http://127.0.0.1:{port}/ cannot be served")
    assert "Traceback" not in done.stderr
