"""Measures how soon an edited program prints, and what it leaves behind.

In a real browser. From Run to the first line, which the programs print at 0 s:
cold (nothing is cached), cached (a later visit), warm (a second Run, whose
sandbox was made ready after the first) and at once (a Run right after another's
end). Python's is compared with a bare `loadPyodide` of the same version in the
same browser and from the same server. After that, what the browser's processes
have for themselves before and after many runs.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    sync_playwright,
)

from sidebyside.languages import ROOT
from tests.conftest import build, served, settle
from tests.processes import memory
from tests.site.test_play import OURS as ON_EACH_PAGE
from tests.toolchains import BROWSER_OPTIONS
from tests.toolchains import browser as find_browser

ROUNDS = 5
RUNS = 50
GOAL_COLD = 1.15  # times a bare loadPyodide
GOAL_WARM = 150  # ms
GOAL_BYTES = 26_000

BARE = """
async () => {
    const folder = new URL("assets/run/pyodide/", document.baseURI);
    const source = `
        import { loadPyodide } from "${folder}pyodide.mjs";
        loadPyodide({ indexURL: "${folder}" }).then(
            () => postMessage("loaded"),
            (error) => setTimeout(() => { throw error; }));`;
    const began = performance.now();
    const worker = new Worker(
        URL.createObjectURL(new Blob([source], { type: "text/javascript" })),
        { type: "module" });
    await new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = ({ message }) => reject(new Error(message));
    });
    const took = performance.now() - began;
    worker.terminate();
    return took;
}
"""

OURS = """
() => new Promise((resolve) => {
    const bench = document.querySelector(".workbench");
    bench.querySelector(".example-output")?.remove();
    const began = performance.now();
    bench.querySelector(".tool--first").click();
    const look = () =>
        bench.querySelector(".example-output__line:not(.is-ahead)")
            ? resolve(performance.now() - began)
            : setTimeout(look);
    look();
})
"""


# A page without the site's policy, under which no blob: is a worker.
BARE_PAGE = "bare.html"


def opened(context: BrowserContext, language: str = "python") -> Page:
    """Return a page of an example whose editor is open."""
    page = context.new_page()
    page.goto("patterns/gather/")
    settle(page)
    page.locator(f"label[for=gather-{language}]").click()
    block = page.locator(f"#gather [data-language={language}]")
    block.get_by_role("button", name="Edit").click()
    page.locator(".workbench textarea").wait_for()
    settle(page)
    return page


def ended(page: Page) -> None:
    """Wait for the end of a run, not of its replay."""
    page.locator(".workbench__status").get_by_text("Done").wait_for()


def measure_python(
    chromium: Browser, address: str, note: Callable[[str, Any], None]
) -> None:
    """Note the times of one reader, and of a bare loadPyodide."""
    bare, ours = (chromium.new_context(base_url=address) for _ in range(2))
    # The same context twice: its cache is that of a reader.
    for visit in ("cold", "cached"):
        page = bare.new_page()
        page.goto(BARE_PAGE)
        note(f"{visit}, bare", page.evaluate(BARE))
        page.close()
        page = opened(ours)
        note(visit, page.evaluate(OURS))
        for _ in range(3):
            page.wait_for_timeout(2000)  # as a reader would
            note("warm", page.evaluate(OURS))
        ended(page)
        note("at once", page.evaluate(OURS))
        page.close()
    bare.close()
    ours.close()


def measure_javascript(
    chromium: Browser, address: str, note: Callable[[str, Any], None]
) -> None:
    """Note the times of one reader."""
    context = chromium.new_context(base_url=address)
    page = opened(context, "javascript")
    note("JavaScript, cold", page.evaluate(OURS))
    for _ in range(3):
        ended(page)
        page.wait_for_timeout(1000)
        note("JavaScript, warm", page.evaluate(OURS))
    ended(page)
    note("JavaScript, at once", page.evaluate(OURS))
    context.close()


def measure_memory(chromium: Browser, address: str, language: str) -> None:
    """Print what many runs leave behind."""
    context = chromium.new_context(base_url=address)
    page = opened(context, language)

    def run() -> None:
        page.evaluate(OURS)
        page.locator(".workbench__bar").get_by_text("Stop").click(force=True)
        page.wait_for_timeout(700)  # until the next sandbox is ready

    for _ in range(5):
        run()
    page.wait_for_timeout(3000)
    before = memory() / 1e6
    for _ in range(RUNS):
        run()
    page.wait_for_timeout(3000)
    after = memory() / 1e6
    frames = page.locator("iframe").count()
    print(
        f"{language}: {before:.0f} MB after 5 runs, {after:.0f} MB after "
        f"{RUNS} more, of all the browser's processes; {frames} sandbox left"
    )
    context.close()


def main() -> None:
    """Print the medians, in milliseconds, and the bytes."""
    times: dict[str, list[float]] = {}

    def note(name: str, milliseconds: Any) -> None:
        times.setdefault(name, []).append(milliseconds)

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = Path(name)
        built = build(ROOT, site)
        assert built.returncode == 0, built.stderr
        (site / BARE_PAGE).write_text("<!doctype html><title>Bare</title>")
        chromium = playwright.chromium.launch(
            executable_path=find_browser(), args=BROWSER_OPTIONS
        )
        with served(site) as address:
            for _ in range(ROUNDS):
                measure_python(chromium, address, note)
                measure_javascript(chromium, address, note)
            for language in ("python", "javascript"):
                measure_memory(chromium, address, language)
        chromium.close()
        ours = [
            len(gzip.compress((site / "assets" / name).read_bytes(), 9))
            for name in ON_EACH_PAGE
        ]
    medians = {name: statistics.median(all) for name, all in times.items()}
    for visit in ("cold", "cached"):
        bare, own = medians.pop(f"{visit}, bare"), medians.pop(visit)
        print(
            f"first line, {visit}: {own:.0f} ms, {own / bare:.2f} times a bare "
            f"loadPyodide of {bare:.0f} ms (goal: {GOAL_COLD})"
        )
    for visit, median in medians.items():
        goal = f" (goal: {GOAL_WARM})" if visit.endswith("warm") else ""
        print(f"first line, {visit}: {median:.0f} ms{goal}")
    print(
        f"script and style of ours on each page: {sum(ours):,} bytes, "
        f"compressed (goal: {GOAL_BYTES:,})"
    )


if __name__ == "__main__":
    main()
