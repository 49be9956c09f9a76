"""A reader edits a program, runs it, and sends it on, with a real browser."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from sidebyside.example import SNIPPETS
from sidebyside.languages import JAVASCRIPT, PYTHON, ROOT, Language

from ..conftest import Project, reader, served, settle
from ..realtime import problem_on_time

FAILED = re.compile("^Failed: ")
GATHER = (SNIPPETS / "gather/gather.py").read_text("utf-8")


def edit(page: Page, example: str, language: str = "python") -> Locator:
    """Open the editor of an example's tab; return its workbench."""
    section = page.locator(f"#{example}")
    section.locator(f"label[for={example}-{language}]").click()
    block = section.locator(f"[data-language={language}]")
    block.get_by_role("button", name="Edit").click()
    bench = block.locator(".workbench")
    expect(bench.locator("textarea")).to_be_focused()
    return bench


def run(bench: Locator, source: str | None = None) -> None:
    if source is not None:
        bench.locator("textarea").fill(source)
    bench.get_by_role("button", name="Run").click()


def ends(bench: Locator, text: str | re.Pattern[str]) -> None:
    status = bench.locator(".workbench__status")
    expect(status).to_have_text(text)


def run_on_time(bench: Locator, source: str | None, status: str) -> None:
    """Run a program that takes real time; expect a status, as a pattern."""

    def late() -> str | None:
        run(bench, source)
        ends(bench, re.compile("^Done in"))
        told = bench.locator(".workbench__status").text_content() or ""
        return None if re.fullmatch(status, told) else told

    assert problem_on_time(late) is None


def note_replay(bench: Locator) -> None:
    """Have a workbench note what its player's button says, one by one."""
    bench.evaluate(
        """(bench) => {
            const said = [];
            new MutationObserver(() => {
                const button = bench.querySelector(".player__play");
                const text = button?.textContent;
                if (!text || text === said.at(-1)) return;
                said.push(text);
                bench.dataset.said = said.join(" ");
            }).observe(bench, {
                subtree: true, childList: true, characterData: true });
        }"""
    )


def replays(bench: Locator) -> None:
    """Expect that a replay has begun, which may be over by now."""
    expect(bench).to_have_attribute("data-said", re.compile("Pause"))


def lines(bench: Locator) -> list[str]:
    return [
        text.rstrip("\n")
        for text in bench.locator(".example-output__line").all_text_contents()
    ]


def test_an_edited_python_program_runs_and_is_replayed(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    expect(page.locator("#gather-output")).to_be_hidden()
    note_replay(bench)
    run(bench, GATHER.replace("1.0", "1.4").replace("orders", "invoices"))
    ends(bench, "Done in 1.4 s")
    replays(bench)
    assert lines(bench)[3] == "invoices loaded"
    times = bench.locator("[data-time]").evaluate_all(
        "all => all.map(one => one.dataset.time)"
    )
    assert times[:4] == ["0.0", "0.2", "0.6", "1.4"]
    names = bench.locator(".timeline__row .timeline__name")
    expect(names).to_have_text(
        ["main", "load invoices", "load prices", "load stock"]
    )
    help = bench.get_by_role("link", name="How to read this")
    shown = page.locator("#gather .example-timeline__help").first
    assert help.evaluate("a => a.href") == shown.evaluate("a => a.href")
    expect(bench.get_by_role("button", name="Play", exact=True)).to_be_visible()
    # The site's own program and its output are still there.
    bench.get_by_role("button", name="Close").click()
    expect(page.locator("#gather-output")).to_be_visible()
    expect(page.locator("#gather-python-code")).to_contain_text("orders")


def test_a_replay_marks_the_editors_lines_until_it_ends(page: Page) -> None:
    page.goto("playground/#example=gather&language=python")
    bench = page.locator(".workbench")
    page.emulate_media(reduced_motion="reduce")  # it does not begin by itself
    run(bench)
    ends(bench, "Done in 1.0 s")
    bench.get_by_role("slider").fill("100")
    marked = bench.locator(".pce-line.is-waiting")
    expect(marked).to_have_count(2)
    stripes = "e => getComputedStyle(e, '::before').boxShadow"
    assert marked.first.evaluate(stripes).count("inset") == 3
    bar = bench.locator(".timeline__sleep").first
    assert bar.evaluate("e => getComputedStyle(e).stroke") != "none"
    # Its lines are where they were when it ran.
    bench.locator("textarea").press("Control+Home")
    page.keyboard.type("# one more line\n")
    bench.get_by_role("slider").fill("150")
    expect(marked.first).to_contain_text("await asyncio.sleep(delay)")
    bench.get_by_role("button", name="Reset").click()
    expect(marked).to_have_count(0)


def test_the_browser_draws_the_same_timeline(page: Page) -> None:
    # The browser's Python is another version than the one that built the page.
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    run(bench)
    ends(bench, "Done in 1.0 s")
    site = page.locator("#gather-timeline").inner_html()
    marks = r' (id|tabindex|role|aria-label|class="[^"]*is-|x1|x2)="[^"]*"'

    def plain(html: str) -> str:
        html = re.sub(r'<line class="timeline__now.*?</line>', "", html)
        return re.sub(marks, "", html).replace(" is-running", "")

    expect(bench.get_by_role("button", name="Play", exact=True)).to_be_visible()
    # The page has followed the run: a dot may lie under the pointer.
    page.mouse.move(0, 0)
    expect(bench.locator(".timeline .is-lit")).to_have_count(0)
    mine = bench.locator(".timeline").inner_html()
    assert plain(mine) == plain(site)


def test_an_edited_javascript_program_runs(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather", "javascript")
    source = bench.locator("textarea").input_value()
    edited = source.replace("orders", "invoices")
    run_on_time(bench, edited, r"Done in 1\.[0-4] s")
    assert lines(bench)[3] == "invoices loaded"
    assert len(lines(bench)) == 6
    bench.get_by_role("button", name="Reset").click()
    assert bench.locator("textarea").input_value() == source
    expect(bench.locator(".example-output")).to_be_hidden()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.goto("patterns/gather/")
    settle(page)
    page.get_by_role("button", name="Edit gather.py").focus()
    page.keyboard.press("Enter")
    bench = page.locator("#gather .workbench")
    editor = bench.locator("textarea")
    expect(editor).to_be_focused()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Tab")
    assert editor.input_value().startswith("    import asyncio")
    page.keyboard.press("Control+z")
    note_replay(bench)
    page.keyboard.press("Control+Enter")
    ends(bench, "Done in 1.0 s")
    # What it did comes to the reader, who goes on writing.
    replays(bench)
    expect(bench.locator(".player__play")).to_be_in_viewport()
    expect(bench.locator(".timeline")).to_be_in_viewport(ratio=0.99)
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    expect(bench.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Tab")
    expect(bench.get_by_role("button", name="Close")).to_be_focused()


def test_an_error_shows_the_readers_line(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    run(bench, 'print("before")\n\nprint(1 / 0)\n')
    ends(bench, FAILED)
    assert lines(bench) == [
        "before",
        "line 3: ZeroDivisionError: division by zero",
    ]
    wrong = bench.locator(".pce-line.is-wrong")
    expect(wrong).to_have_text(re.compile("print"))
    expect(wrong).to_have_count(1)
    run(bench, "def broken(:\n    pass\n")
    ends(bench, FAILED)
    assert lines(bench)[0].startswith("line 1: SyntaxError")
    run(bench, 'print("again")\n')
    ends(bench, "Done in 0.0 s")
    expect(bench.locator(".is-wrong")).to_have_count(0)


def test_a_long_error_has_a_short_status(page: Page) -> None:
    page.goto("playground/#language=javascript")
    bench = page.locator(".workbench")
    run(bench, "throw new Error('x'.repeat(3e7));")
    ends(bench, re.compile("^Failed: line 1: Error: x{100,200}…$"))
    assert len(lines(bench)[0]) > 2000


def test_close_brings_the_program_back(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    example = page.locator("#gather")
    bench.get_by_role("button", name="Close").click()
    expect(example.locator(".workbench")).to_have_count(0)
    expect(example.locator(".example-run pre").first).to_be_visible()
    expect(example.get_by_role("button", name="Edit gather.py")).to_be_focused()
    edit(page, "gather")
    expect(example.locator(".workbench")).to_have_count(1)


def test_a_group_s_exceptions_have_their_lines(page: Page) -> None:
    page.goto("playground/")
    bench = page.locator(".workbench")
    run(
        bench,
        "import asyncio\n"
        "async def fail(text):\n"
        "    raise ValueError(text)\n"
        "async def main():\n"
        "    async with asyncio.TaskGroup() as group:\n"
        "        group.create_task(fail('tea'))\n"
        "asyncio.run(main())\n",
    )
    ends(
        bench,
        "Failed: line 3: ExceptionGroup: unhandled errors in a TaskGroup "
        "(1 sub-exception)",
    )
    assert "line 3: ValueError: tea" in "".join(lines(bench))


def test_stop_ends_an_endless_loop_at_once(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    run(bench, 'print("warm")\n')
    ends(bench, "Done in 0.0 s")

    def stop() -> str | None:
        run(bench, "while True:\n    pass\n")
        page.wait_for_timeout(300)
        milliseconds = bench.evaluate(
            """(bench) => new Promise((resolve) => {
                const began = performance.now();
                const status = bench.querySelector(".workbench__status");
                const stop = [...bench.querySelectorAll("button")]
                    .find((button) => button.textContent === "Stop");
                stop.click();
                const look = () => status.textContent === "Stopped"
                    ? resolve(performance.now() - began)
                    : setTimeout(look);
                look();
            })"""
        )
        print(f"stopped in {milliseconds:.0f} ms")
        if milliseconds < 200:
            return None
        return f"stopped in {milliseconds:.0f} ms"

    assert problem_on_time(stop) is None
    run(bench, 'print("next")\n')
    ends(bench, "Done in 0.0 s")
    assert lines(bench) == ["next"]


def test_a_flood_is_cut_with_a_note(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    run(bench, "while True:\n    print('again')\n")
    ends(bench, FAILED)
    shown = lines(bench)
    assert len(shown) == 1001
    assert shown[-1].startswith("Output ends here")


def test_calculations_are_told_not_to_be_timed(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    run(bench, "import asyncio\nasyncio.run(asyncio.sleep(0.1))\n")
    ends(bench, "Done in 0.1 s")
    note = bench.locator(".example__note")
    expect(note).to_have_count(0)
    run(
        bench,
        "import asyncio\n"
        "async def crunch():\n"
        "    for _ in range(10): sum(range(5 * 10**6))\n"
        "asyncio.run(crunch())\n",
    )
    ends(bench, "Done in 0.0 s")
    expect(note).to_have_text(
        "The times are those of the event loop. Calculations are not timed."
    )


def test_what_a_browser_cannot_do_says_so(page: Page) -> None:
    page.goto("concepts/use-cases/")
    bench = edit(page, "files", "javascript")
    run(bench)
    ends(bench, FAILED)
    assert "node files.mjs" in lines(bench)[-1]


def test_editing_loads_little(page: Page, site: Path) -> None:
    page.goto("patterns/gather/")
    settle(page)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    edit(page, "gather")
    settle(page)
    paths = {url.partition("/assets/")[2] for url in loaded}
    sizes = {
        path: len(gzip.compress((site / "assets" / path).read_bytes(), 9))
        for path in paths
        if path
    }
    print(f"the editor: {sum(sizes.values())} bytes, compressed, {len(sizes)}")
    assert sizes and sum(sizes.values()) <= 150_000
    assert not any("pyodide" in path for path in sizes)
    expect(page.locator("iframe")).to_have_count(0)


def test_an_editor_is_not_seen_without_its_style(page: Page) -> None:
    page.goto("patterns/gather/")
    held: list[Route] = []
    page.route("**/run.css", lambda route: held.append(route))
    with page.expect_request("**/run.css"):
        page.locator("#gather").get_by_role("button", name="Edit").first.click()
    page.wait_for_timeout(200)
    expect(page.locator("#gather-python-code")).to_be_visible()
    expect(page.locator(".workbench")).to_have_count(0)
    held[0].continue_()
    bar = page.locator("#gather .workbench__bar")
    expect(bar).to_have_css("position", "sticky")
    buttons = ["Run", "Stop", "Close", "Reset"]
    expect(bar.get_by_role("button")).to_have_text(buttons)
    # A phone on its side has no room for a program and a bar.
    page.set_viewport_size({"width": 844, "height": 390})
    expect(bar).to_have_css("position", "static")


def test_csharp_says_how_to_run_it(page: Page) -> None:
    page.goto("patterns/gather/")
    page.locator("label[for=gather-csharp]").click()
    block = page.locator("#gather [data-language=csharp]")
    expect(block).to_contain_text("dotnet run gather.cs")
    expect(block.get_by_role("button", name="Edit")).to_have_count(0)


def test_an_example_opens_in_the_playground(page: Page) -> None:
    page.goto("patterns/gather/")
    block = page.locator("#gather [data-language=python]")
    block.get_by_role("link", name="Open in playground").click()
    expect(page.locator("h1")).to_contain_text("Playground")
    bench = page.locator("#playground .workbench")
    expect(bench.locator("textarea")).to_have_value(GATHER)
    run(bench)
    ends(bench, "Done in 1.0 s")
    expect(bench.locator(".timeline")).to_be_visible()
    page.get_by_role("combobox", name="Language").select_option("JavaScript")
    expect(bench.locator("textarea")).to_have_value(
        (SNIPPETS / "gather/gather.mjs").read_text("utf-8")
    )
    program = page.get_by_label("Program", exact=True)
    group = program.locator("optgroup[label='Wait for all'] option")
    expect(group.first).to_have_text("gather")
    program.select_option("New")
    expect(bench.locator("textarea")).to_have_value(re.compile("hello"))


def test_only_the_chosen_example_is_fetched(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("playground/")
    bench = page.locator("#playground .workbench")
    expect(bench.locator("textarea")).to_have_value(re.compile("hello"))
    page.get_by_label("Program", exact=True).select_option("gather")
    expect(bench.locator("textarea")).to_have_value(GATHER)
    examples = [url.partition("/examples/")[2] for url in asked]
    assert [*filter(None, examples)] == ["index.json", "gather.json"]


def test_of_choices_in_quick_succession_the_last_one_counts(
    page: Page,
) -> None:
    page.goto("playground/")
    editor = page.locator("#playground textarea")
    expect(editor).to_have_value(re.compile("hello"))
    held: list[Route] = []
    page.route("**/gather.json", lambda route: held.append(route))
    program = page.get_by_label("Program", exact=True)
    with page.expect_request("**/gather.json"):
        program.select_option("gather")
    program.select_option("async-await")
    expect(page.locator("#playground .filename")).to_have_text("async-await.py")
    shown = editor.input_value()
    with page.expect_response("**/gather.json"):
        held[0].continue_()
    page.wait_for_timeout(200)
    assert editor.input_value() == shown
    expect(program).to_have_value("async-await")


def test_an_example_that_does_not_come_leaves_what_is_shown(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, wrong):
        page.goto("playground/#example=async-await&language=javascript")
        editor = page.locator("#playground textarea")
        expect(editor).to_have_value(re.compile("await"))
        before = editor.input_value()
        page.context.route("**/gather.json", lambda route: route.abort())
        program = page.get_by_label("Program", exact=True)
        program.select_option("gather")
        expect(page.locator(".playground__said")).to_have_text(
            "The site does not answer."
        )
        assert editor.input_value() == before
        expect(program).to_have_value("async-await")
        page.context.unroute("**/gather.json")
        program.select_option("gather")
        expect(editor).to_have_value(
            (SNIPPETS / "gather/gather.mjs").read_text("utf-8")
        )
    assert all("ERR_FAILED" in text for text in wrong)


@pytest.mark.parametrize(
    "language", [PYTHON, JAVASCRIPT], ids=lambda language: language.name
)
def test_the_program_that_new_shows_runs(
    language: Language, page: Page
) -> None:
    page.goto(f"playground/#language={language.slug}")
    bench = page.locator("#playground .workbench")
    expect(bench.locator(".filename")).to_have_text(
        f"program.{language.suffix}"
    )
    run_on_time(bench, None, r"Done in 0\.[5-9] s")
    assert lines(bench) == ["hello", "half a second later"]


TEA = """
LANGUAGES += (
    dataclasses.replace(
        JAVASCRIPT, name="Tea", slug="typescript", suffix="ts", indent=3
    ),
)
"""


def test_a_language_is_a_row_and_a_folder(
    project: Project, browser: Browser
) -> None:
    folder = project.folder
    row = folder / "sidebyside/languages.py"
    row.write_text(row.read_text("utf-8") + TEA, "utf-8")
    recorders = folder / "recorders"
    shutil.copytree(recorders / "javascript", recorders / "typescript")
    for program in ("docs/assets/run/new", "snippets/async-await/async-await"):
        shutil.copy(folder / f"{program}.mjs", folder / f"{program}.ts")
    shutil.copy(ROOT / "docs/playground.md", folder / "docs")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    built = project.build()
    assert built.returncode == 0, built.stderr
    with (
        served(folder / "site") as address,
        reader(browser, address) as (page, wrong),
    ):
        page.goto("")
        bench = edit(page, "async-await", "typescript")
        expect(bench.locator(".token.keyword").first).to_be_visible()
        page.keyboard.press("Control+Home")
        page.keyboard.press("Tab")
        expect(bench.locator("textarea")).to_have_value(re.compile("^   (?! )"))
        bench.get_by_role("button", name="Open in playground").click()
        bench = page.locator("#playground .workbench")
        language = page.get_by_role("combobox", name="Language")
        expect(language).to_have_value("typescript")
        page.get_by_label("Program", exact=True).select_option("async-await")
        expect(bench.locator(".filename")).to_have_text("async-await.ts")
        run(bench, "console.log('tea');\n")
        ends(bench, re.compile("^Done in"))
        assert lines(bench) == ["tea"]
    assert wrong == []


def share(page: Page) -> str:
    page.get_by_role("button", name="Share").click()
    field = page.get_by_label("Link to this program")
    expect(field).to_be_visible()
    return field.input_value()


def test_a_shared_link_brings_the_program_and_does_not_run_it(
    page: Page, address: str
) -> None:
    source = 'print("grüße, 世界 🫖")\n' + GATHER
    page.goto("playground/")
    page.locator("#playground textarea").fill(source)
    link = share(page)
    assert link.startswith(f"{address}playground/#program=1.python.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    requests: list[str] = []
    page.goto("about:blank")
    page.on("request", lambda request: requests.append(request.url))
    page.goto(link)
    bench = page.locator("#playground .workbench")
    expect(bench.locator("textarea")).to_have_value(source)
    settle(page)
    expect(bench.locator(".workbench__status")).to_have_text("")
    assert not any("pyodide" in url or "program=" in url for url in requests)
    run(bench)
    ends(bench, "Done in 1.0 s")
    assert lines(bench)[0] == "grüße, 世界 🫖"


def test_an_edited_example_takes_its_edits_to_the_playground(
    page: Page,
) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather", "javascript")
    bench.locator("textarea").fill('console.log("mine");\n')
    bench.get_by_role("button", name="Open in playground").click()
    expect(page.locator("#playground textarea")).to_have_value(
        'console.log("mine");\n'
    )


def test_a_link_too_long_to_paste_says_so(page: Page) -> None:
    page.goto("playground/")
    page.locator("#playground textarea").fill(
        "".join(f"print({7**n})\n" for n in range(1000, 1020))
    )
    share(page)
    expect(page.locator(".playground__shared")).to_contain_text(
        "some programs cut links over 8,000"
    )


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        ("program=1.python.AAAA", "This link is damaged"),
        ("program=9.python.AAAA", "made by another version"),
        ("program=1.csharp.AAAA", "made by another version"),
        ("program=", "made by another version"),
    ],
)
def test_a_link_that_cannot_be_read_says_so(
    page: Page, fragment: str, message: str
) -> None:
    page.goto(f"playground/#{fragment}")
    expect(page.locator(".playground__said")).to_contain_text(message)
    expect(page.locator("#playground textarea")).to_be_visible()


def test_a_build_without_the_packages_has_no_edit(project: Project) -> None:
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert built.stderr.count("node_modules/ lacks") == 1
    assert "npm ci --omit=dev" in built.stderr
    script = (project.folder / "site/assets/edit.mjs").read_text("utf-8")
    assert "const canRun = false;" in script
    assert not (project.folder / "site/assets/run/pyodide").exists()


def test_a_link_within_the_page_keeps_what_was_typed(page: Page) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto("patterns/gather/")
    settle(page)
    bench = edit(page, "gather")
    bench.locator("textarea").fill("print('mine')\n")
    contents = page.get_by_role("navigation", name="Table of contents")
    contents.get_by_text("Watch out").last.click()
    page.wait_for_timeout(1000)
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    expect(page.locator("#watch-out")).to_be_in_viewport()


def test_a_link_followed_while_the_playground_opens_leads_there(
    page: Page,
) -> None:
    def follow_another(route: Route) -> None:
        page.evaluate("() => { location.hash = 'example=timeouts'; }")
        route.continue_()

    page.route("**/run/workbench.mjs", follow_another)
    page.goto("playground/#example=gather")
    bench = page.locator("#playground .workbench")
    expect(bench.locator(".filename")).to_have_text("timeouts.py")


def test_a_draft_is_kept_until_reset(page: Page) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    bench.locator("textarea").fill("print('mine')\n")
    page.reload()
    bench = edit(page, "gather")
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    page.goto("playground/#example=gather&language=python")
    bench = page.locator("#playground .workbench")
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    for name, file in (("JavaScript", "gather.mjs"), ("Python", "gather.py")):
        page.get_by_role("combobox", name="Language").select_option(name)
        expect(bench.locator(".filename")).to_have_text(file)
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    reset = bench.get_by_role("button", name="Reset", exact=True)
    reset.click()
    expect(bench.locator("textarea")).to_have_value(GATHER)
    bench.get_by_role("button", name="Undo reset").click()
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    reset.click()
    bench.locator("textarea").press("Control+z")
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    page.reload()
    expect(bench.locator("textarea")).to_have_value("print('mine')\n")
    reset.click()
    page.reload()
    expect(bench.locator("textarea")).to_have_value(GATHER)


def test_back_returns_to_a_shared_program(page: Page) -> None:
    page.goto("playground/")
    page.locator("#playground textarea").fill("print('shared')\n")
    link = share(page)
    page.goto("about:blank")
    page.goto(link)
    editor = page.locator("#playground textarea")
    expect(editor).to_have_value("print('shared')\n")
    page.get_by_role("combobox", name="Language").select_option("JavaScript")
    expect(editor).to_have_value(re.compile("console.log"))
    expect(page.get_by_label("Program", exact=True)).to_have_value("")
    page.go_back()
    expect(editor).to_have_value("print('shared')\n")


def test_a_new_program_keeps_its_language(page: Page) -> None:
    page.goto("playground/")
    editor = page.locator("#playground textarea")
    language = page.get_by_role("combobox", name="Language")
    language.select_option("JavaScript")
    expect(editor).to_have_value(re.compile("console.log"))
    page.reload()
    expect(editor).to_have_value(re.compile("console.log"))
    language.select_option("Python")
    expect(editor).to_have_value(re.compile("import asyncio"))
    page.go_back()
    expect(editor).to_have_value(re.compile("console.log"))
    expect(language).to_have_value("javascript")


def test_a_program_that_is_not_there_is_named(page: Page) -> None:
    page.goto("playground/#example=constructor&language=toString")
    expect(page.locator(".playground__said")).to_have_text(
        'There is no program "constructor" in Python.'
    )
    expect(page.locator("#playground textarea")).to_have_value(
        re.compile("hello")
    )


def test_an_error_is_seen_at_once_and_a_long_program_whole(
    page: Page,
) -> None:
    # Not so wide that output stands beside the editor.
    page.set_viewport_size({"width": 1000, "height": 720})
    page.goto("patterns/gather/")
    bench = edit(page, "gather")
    note_replay(bench)
    run(
        bench,
        "import asyncio\nprint('a')\nasyncio.run(asyncio.sleep(3))\n1 / 0\n",
    )
    ends(bench, "Failed: line 4: ZeroDivisionError: division by zero")
    expect(bench.locator(".example-output .is-wrong")).to_be_visible()
    replays(bench)
    run(bench, "import asyncio\nasyncio.run(asyncio.sleep(86400))\nprint(1)")
    ends(bench, "Done in 86400.0 s")
    expect(bench.locator("[data-index='0']")).to_be_visible()
    expect(bench.get_by_role("button", name="Play", exact=True)).to_be_visible()
    run(bench, "pass\n")
    ends(bench, "Done in 0.0 s")
    assert lines(bench) == ["It prints nothing."]
    # Who has gone elsewhere stays there, and finds the replay at its beginning.
    program = ["import asyncio", *[""] * 60, "asyncio.run(asyncio.sleep(1))"]
    bench.locator("textarea").fill("\n".join(program))
    bench.get_by_role("button", name="Run").evaluate(
        """(run) => {
            run.click();
            dispatchEvent(new WheelEvent("wheel"));
            scrollTo({ top: 0, behavior: "instant" });
        }"""
    )
    ends(bench, "Done in 1.0 s")
    play = bench.locator(".player__play")
    expect(play).to_have_text("Play")
    expect(play).not_to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    bench.evaluate("bench => { bench.dataset.said = ''; }")
    play.scroll_into_view_if_needed()
    replays(bench)


def test_stop_by_keyboard_keeps_the_focus_and_shows_nothing_old(
    page: Page,
) -> None:
    page.goto("patterns/gather/")
    bench = edit(page, "gather", "javascript")
    run_on_time(bench, "console.log('old');\n", r"Done in 0\.\d s")
    run(bench, "for (;;);\n")
    page.wait_for_timeout(500)
    bench.get_by_role("button", name="Stop").focus()
    page.keyboard.press("Enter")
    ends(bench, "Stopped")
    expect(bench.get_by_role("button", name="Run")).to_be_focused()
    old = bench.locator(".example-output__line", has_text="old")
    expect(old).to_be_hidden()


def test_what_runs_ends_with_its_page(page: Page) -> None:
    page.goto("patterns/gather/")
    settle(page)
    bench = edit(page, "gather", "javascript")
    run(bench, "console.log('on'); setInterval(() => {}, 50);\n")
    expect(bench.locator(".example-output__line").first).to_be_visible()
    expect(page.locator("iframe")).to_have_attribute("sandbox", "allow-scripts")
    page.locator(".md-footer__link--next").click()
    expect(page.locator("h1")).to_contain_text("Keep the failures too")
    expect(page.locator("iframe")).to_have_count(0)


def test_a_download_that_fails_says_so_and_the_next_run_works(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, wrong):
        page.context.route("**/pyodide.asm.wasm", lambda route: route.abort())
        page.goto("patterns/gather/")
        bench = edit(page, "gather")
        run(bench, "print('here')\n")
        ends(bench, re.compile("^Failed: .*does not answer"))
        page.context.unroute("**/pyodide.asm.wasm")
        run(bench)
        ends(bench, "Done in 0.0 s")
        assert lines(bench) == ["here"]
    assert all("fetch" in text or "ERR_FAILED" in text for text in wrong)


def test_focus_can_be_seen(page: Page) -> None:
    page.goto("patterns/gather/")
    page.get_by_text("The program behind this section").click()
    bench = edit(page, "gather")
    for selector, target in (
        (".workbench__editor", bench.locator("textarea")),
        (".player__slider", page.locator("#gather-failure input[type=range]")),
    ):
        target.focus()
        page.keyboard.press("ArrowLeft")
        shown = page.locator(f"{selector}").evaluate_all(
            "all => all.map(one => getComputedStyle(one).outlineStyle)"
        )
        assert "solid" in shown


def test_an_edited_example_prints_the_sites_own(page: Page) -> None:
    page.goto("patterns/gather/")
    edit(page, "gather")
    page.emulate_media(media="print")
    expect(page.locator("#gather-python-code")).to_be_visible()
    expect(page.locator("#gather-output")).to_be_visible()
    expect(page.locator("#gather .workbench")).to_be_hidden()
