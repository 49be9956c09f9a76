"""Measures how soon an edited program prints, in a real browser.

From Run to the first line, which the program prints at 0 s, against a bare
`loadPyodide` of the same version in the same browser and from the same server:
cold (nothing is cached), cached (a later visit) and warm (a second Run, whose
Python was made ready after the first).
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from sidebyside.languages import ROOT
from tests.conftest import build, served
from tests.site.test_play import OURS as ON_EACH_PAGE
from tests.toolchains import browser as find_browser

ROUNDS = 5
GOAL_COLD = 1.1  # times a bare loadPyodide
GOAL_WARM = 200  # ms
GOAL_BYTES = 15_000

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


def opened(context: BrowserContext) -> Page:
    """Return a page of an example whose editor is open."""
    page = context.new_page()
    page.goto("patterns/gather/")
    page.wait_for_load_state("networkidle")
    page.locator("#gather button", has_text="Edit").first.click()
    page.locator(".workbench textarea").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def main() -> None:
    """Print the medians, in milliseconds, and the bytes."""
    times: dict[str, list[float]] = {}

    def note(name: str, milliseconds: Any) -> None:
        times.setdefault(name, []).append(milliseconds)

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = Path(name)
        built = build(ROOT, site)
        assert built.returncode == 0, built.stderr
        # What the site's own worker does without, and a bare one asks for.
        shutil.copy(
            ROOT / "node_modules/pyodide/pyodide-lock.json",
            site / "assets/run/pyodide",
        )
        chromium = playwright.chromium.launch(
            executable_path=find_browser(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        with served(site) as address:
            for _ in range(ROUNDS):
                for visit in ("cold", "cached"):
                    # The same context twice: its cache is that of a reader.
                    if visit == "cold":
                        contexts = [
                            chromium.new_context(base_url=address)
                            for _ in range(2)
                        ]
                    page = contexts[0].new_page()
                    page.goto("")
                    page.wait_for_load_state("networkidle")
                    note(f"{visit}, bare", page.evaluate(BARE))
                    page.close()
                    page = opened(contexts[1])
                    note(f"{visit}, ours", page.evaluate(OURS))
                    for _ in range(3):
                        page.wait_for_timeout(2000)  # as a reader would
                        note("warm, ours", page.evaluate(OURS))
                    page.close()
                for context in contexts:
                    context.close()
        chromium.close()
        ours = [
            len(gzip.compress((site / "assets" / name).read_bytes(), 9))
            for name in ON_EACH_PAGE
        ]
    medians = {name: statistics.median(all) for name, all in times.items()}
    for visit in ("cold", "cached"):
        bare, own = medians[f"{visit}, bare"], medians[f"{visit}, ours"]
        print(
            f"first line, {visit}: {own:.0f} ms, {own / bare:.2f} times a bare "
            f"loadPyodide of {bare:.0f} ms (goal: {GOAL_COLD})"
        )
    print(
        f"first line, warm: {medians['warm, ours']:.0f} ms "
        f"(goal: {GOAL_WARM} ms)"
    )
    print(
        f"script and style of ours on each page: {sum(ours):,} bytes, "
        f"compressed (goal: {GOAL_BYTES:,})"
    )


if __name__ == "__main__":
    main()
