"""The built site, a reader's browser on it, and small projects to break."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    TimeoutError,
    expect,
    sync_playwright,
)

from sidebyside.languages import ROOT

from .toolchains import BROWSER_OPTIONS, missing
from .toolchains import browser as find_browser

# What a page does comes, or it never comes: a busy machine takes its time.
PATIENCE = 60_000  # ms
expect.set_options(timeout=PATIENCE)

REPO_URL = "https://example.org/async-by-example"
# The files of tests that take longest, which begin first: at the end of a run,
# no processor waits for one that still has long to go.
LONGEST = (
    *("book/test_book", "sidebyside/test_programs", "sidebyside/test_versions"),
    *("site/test_run", "site/test_edit", "site/test_policy"),
    *("site/test_closed_room", "site/test_checkers", "site/test_browser"),
    *("recorders/test_reality", "sidebyside/test_csharp"),
    *("sidebyside/test_zensical", "site/test_links"),
    *("sidebyside/test_timeline", "recorders/test_schedules"),
    *(
        "site/test_all_pages",
        "sidebyside/test_errors",
        "recorders/test_pyodide",
    ),
    *("site/test_compare", "site/test_proofs"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first."""
    here = Path(__file__).parent
    places = {here / f"{name}.py": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def build(
    folder: Path, site: Path, *options: str, repo_url: str = REPO_URL
) -> subprocess.CompletedProcess[str]:
    """Build a project's site as the Makefile does.

    Args:
        folder: the project's.
        site: the folder to build into.
        options: of `mkdocs build`.
        repo_url: the address of the project's repository, or nothing.

    Returns:
        the last step, or the first that failed; its stderr is that of all.
    """
    said = ""
    for step in (
        ("mkdocs", "build", "--site-dir", str(site), *options),
        ("sidebyside.finish", str(site)),
    ):
        done = subprocess.run(
            [sys.executable, "-m", *step],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            env=os.environ | environment(repo_url),
        )
        said += done.stderr
        if done.returncode:
            break
    done.stderr = said
    return done


def environment(repo_url: str = REPO_URL) -> dict[str, str]:
    """Return the variables that the Makefile sets."""
    return {
        "NO_MKDOCS_2_WARNING": "1",
        "REPO_URL": repo_url,
        "EDIT_URI": "edit/main/docs/" if repo_url else "",
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built from the working tree.

    Of the processes that share the tests, the first builds it for all.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, said = shared / "site", shared / "site.said"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(12_600):
            if said.is_file():
                break
            time.sleep(0.1)
    else:
        built = build(ROOT, folder)
        wrong = built.returncode or "WARNING" in built.stderr
        # Whole at once: others read it as soon as it is there.
        whole = said.with_suffix(".tmp")
        whole.write_text(built.stderr if wrong else "", "utf-8")
        whole.rename(said)
    assert said.read_text("utf-8") == ""
    return folder


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site as a host does: quietly, with its own 404 page."""

    def log_message(self, *_: Any) -> None:
        pass

    def send_error(self, code: int, *args: Any, **kwargs: Any) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """Lets a page ask for all at once, however slowly it is answered."""

    request_queue_size = 128


@contextlib.contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder; yield the address."""
    handle = functools.partial(handler, directory=str(folder))
    server = Server(("127.0.0.1", 0), handle)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        missing("Chrome or Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=BROWSER_OPTIONS, timeout=PATIENCE
        )
        yield started
        started.close()


def new_context(
    browser: Browser, address: str, **options: Any
) -> BrowserContext:
    """Return what a browser keeps of one reader: nothing yet."""
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


def wrong_on(page: Page, address: str) -> list[str]:
    """Return a list that takes a page's errors and calls of other hosts."""
    wrong: list[str] = []
    page.on(
        "console",
        lambda message: (
            wrong.append(message.text) if message.type == "error" else None
        ),
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else wrong.append(f"a request to {request.url}")
        ),
    )
    return wrong


def settle(page: Page) -> None:
    """Wait until a page has loaded, and asks for nothing more."""
    page.wait_for_load_state("load")
    # On a busy machine, Playwright misses at times that nothing is asked for.
    with contextlib.suppress(TimeoutError):
        page.wait_for_load_state("networkidle", timeout=10_000)


def keep_said(page: Page) -> None:
    """Let what a page says for 2 s stay: a busy test looks later."""
    page.add_init_script(
        "const real = setTimeout; window.setTimeout = (what, ms, ...given) =>"
        " ms === 2000 ? 0 : real(what, ms, ...given);"
    )


@contextlib.contextmanager
def reader(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a new reader's page; list its errors and calls of other hosts."""
    context = new_context(browser, address)
    opened = context.new_page()
    yield opened, wrong_on(opened, address)
    context.close()


@pytest.fixture(scope="module")
def visited(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Has loaded and compiled before what the module's pages need."""
    context = new_context(browser, address)
    yield context
    context.close()


@pytest.fixture
def page(visited: BrowserContext, address: str) -> Iterator[Page]:
    """The page of a reader who chose and wrote nothing on an earlier visit.

    It fails on errors and on other hosts.
    """
    opened = visited.new_page()
    session = visited.new_cdp_session(opened)
    session.send(
        "Storage.clearDataForOrigin",
        {
            "origin": address.rstrip("/"),
            "storageTypes": "local_storage,indexeddb",
        },
    )
    session.detach()  # with it, the page would not be as it is on paper
    wrong = wrong_on(opened, address)
    yield opened
    for left in visited.pages:
        left.close()
    assert wrong == []


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> None:
    """Print the figures that tests noted by `record_property("figure", …)`."""
    for report in terminalreporter.getreports("passed"):
        for name, figure in report.user_properties:
            if name == "figure":
                terminalreporter.write_line(str(figure))


class Project:
    """A copy of the project with one page and one example, to be broken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Not what another process writes at this moment.
        ignore = shutil.ignore_patterns("*.pyc.*")
        for name in ("recorders", "sidebyside", "overrides", "docs/assets"):
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        # It links to pages that the copy lacks.
        (folder / "overrides/404.html").unlink()
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        settings = re.sub(r"^nav:\n(?: .*\n)+", "", settings, flags=re.M)
        settings = settings.replace("  - CONTRIBUTING.md\n", "")
        self.write("mkdocs.yml", settings)
        example = "snippets/async-await"
        shutil.copytree(ROOT / example, folder / example)
        self.page = self.write(
            "docs/index.md",
            "# Home\n\n"
            '```python exec="on" html="on"\n'
            "from sidebyside import show\n\n"
            'print(show("async-await"))\n'
            "```\n",
        )
        self.python = folder / example / "async-await.py"
        self.transcript = folder / example / "output.txt"

    def write(self, name: str, text: str) -> Path:
        """Write one of its files."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Build it into its folder site/."""
        return build(self.folder, self.folder / "site", *options)

    def finish(self) -> list[str]:
        """Return what is wrong with its built site."""
        done = subprocess.run(
            [sys.executable, "-m", "sidebyside.finish", "site"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            env=environment(),
        )
        return re.findall(r"^ERROR +-  (.*)$", done.stderr, re.M)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small copy of the project, to be broken."""
    return Project(tmp_path / "project")
