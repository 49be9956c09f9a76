"""What the site's pages refuse, and what other sites cannot have them do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from sidebyside.policy import add_policy

from ..conftest import Handler, Project, reader, served, settle
from ..realtime import again_when_it_rests
from .test_edit import GATHER, edit, ends, run, share

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
IN_PAGES = 'head > meta[http-equiv="Content-Security-Policy"]'
# Makes errors of what the policy refuses, which the reader's list has then.
TELL = """
    addEventListener("securitypolicyviolation", (event) => console.error(
        `${event.violatedDirective} refuses ${event.blockedURI}`));
"""


def pages_of(site: Path) -> list[Path]:
    return [
        path
        for path in sorted(site.rglob("*.html"))
        if not path.is_relative_to(site / "assets")
    ]


@pytest.fixture
def page(page: Page) -> Page:
    page.add_init_script(TELL)
    return page


def test_all_pages_have_one_policy(site: Path, tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in pages_of(site)]
    assert len({tuple(POLICY.findall(text)) for text in texts}) == 1
    for text in texts:
        (tag,) = POLICY.findall(text)
        # Before all that it is to be for.
        before = text.partition(tag)[0]
        assert re.findall("<[^>]*>", before.partition("<head>")[2]) == [
            '<meta charset="utf-8">'
        ]
    # It is put in once, even where that step is repeated.
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("assets"))
    add_policy(copy)
    assert [path.read_text("utf-8") for path in pages_of(copy)] == texts


def test_a_build_without_the_packages_has_the_policy(project: Project) -> None:
    built = project.build()
    assert "node_modules/ lacks" in built.stderr
    for path in pages_of(project.folder / "site"):
        assert len(POLICY.findall(path.read_text("utf-8"))) == 1


def test_readers_keep_what_they_use(
    page: Page,
) -> None:
    page.goto("")
    settle(page)
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("gather")
    found = page.locator('.md-search-result__link[href*="patterns/gather/"]')
    expect(found.first).to_be_visible()
    page.locator("[data-md-component=search-share]").click()
    expect(page.locator(".md-dialog")).to_have_text(
        re.compile("Copied to clipboard")
    )
    assert "?q=" in page.evaluate("navigator.clipboard.readText()")
    page.locator(".md-search__input").click()
    found.first.click()
    expect(page.locator(".md-content h1")).to_contain_text("Wait for all")
    settle(page)
    bench = edit(page, "gather")
    run(bench)
    ends(bench, "Done in 1.0 s")
    page.get_by_text("The program behind this section").click()
    bench = edit(page, "gather-failure", "javascript")
    run(bench, "console.log('tea');\n")
    ends(bench, re.compile("^Done in"))
    page.locator(".md-footer__link--next").click()
    expect(page.locator(".md-content h1")).to_contain_text(
        "Keep the failures too"
    )
    page.locator(".md-tabs").get_by_text("Playground").click()
    bench = page.locator("#playground .workbench")
    run(bench, "print('tea')\n")
    ends(bench, "Done in 0.0 s")
    assert "playground/#program=" in share(page)
    expect(page.locator(IN_PAGES)).to_have_count(1)


ATTACKS = {
    "script": "<script>hurt = 1</script>",
    "handler": '<img src="data:," onerror="hurt = 1">',
    "link": '<a id="hurt" href="javascript:hurt = 1">x</a>',
    "frame": '<iframe srcdoc="<script>parent.hurt = 1</script>"></iframe>',
    "site": '<iframe src="OTHER"></iframe>',
    "base": '<base href="OTHER">',
    "image": '<img src="OTHERx.png">',
    "style": '<link rel="stylesheet" href="OTHERx.css">',
    "form": '<form action="OTHER"><button id="hurt">x</button></form>',
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_that_comes_onto_a_page_is_harmless(
    attack: str, browser: Browser, address: str, tmp_path: Path
) -> None:
    asked: list[str] = []

    class Other(Handler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

    with (
        served(tmp_path, Other) as other,
        reader(browser, address) as (page, _),
    ):
        page.add_init_script(
            """
            window.refused = new Promise((resolve) =>
                addEventListener("securitypolicyviolation", resolve));
            """
        )
        page.goto("concepts/")
        settle(page)
        page.evaluate(
            """async (markup) => {
                const made = document.createRange()
                    .createContextualFragment(markup);
                document.querySelector("article").prepend(made);
                document.querySelector("#hurt")?.click();
                // At the latest when all of it has been tried.
                const late = new Promise((done) => setTimeout(done, 5000));
                await Promise.race([refused, late]);
            }""",
            ATTACKS[attack].replace("OTHER", other),
        )
        page.wait_for_timeout(300)  # for whatever else it would ask
        assert page.evaluate("typeof hurt") != "number"
        assert page.evaluate("document.baseURI") == f"{address}concepts/"
        assert asked == []


def headers(site: Path) -> Iterator[tuple[str, str]]:
    """Yield what a host reads in _headers, which it sends with each file."""
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            yield name, value


@pytest.fixture
def host(site: Path) -> Iterator[str]:
    """The address of the site at a host that reads _headers."""

    class Host(Handler):
        def end_headers(self) -> None:
            for name, value in headers(site):
                self.send_header(name, value)
            super().end_headers()

    with served(site, Host) as address:
        yield address


@again_when_it_rests
def test_programs_run_where_a_host_sends_the_headers(
    browser: Browser, host: str
) -> None:
    with reader(browser, host) as (page, wrong):
        page.add_init_script(TELL)
        response = page.goto("patterns/gather/")
        assert response
        assert response.headers["x-content-type-options"] == "nosniff"
        for language, took in (("python", "1.0"), ("javascript", "1.[0-4]")):
            bench = edit(page, "gather", language)
            run(bench)
            ends(bench, re.compile(f"^Done in {took} s$"))
        page.goto("playground/")
        share(page)
        assert page.evaluate("document.featurePolicy.allowsFeature('usb')") is (
            False
        )
    assert wrong == []


def stranger(folder: Path, framed: str) -> Path:
    """Write another site, which has a page of ours in a frame."""
    frame = f'<iframe src="{framed}" width="1200" height="700"></iframe>'
    for name in ("index.html", "404.html"):
        (folder / name).write_text(frame, "utf-8")
    return folder


def test_another_site_cannot_frame_it_where_a_host_sends_the_headers(
    browser: Browser, host: str, tmp_path: Path
) -> None:
    with (
        served(stranger(tmp_path, host)) as other,
        reader(browser, other) as (page, _),
    ):
        with page.expect_console_message(
            lambda message: "frame-ancestors 'self'" in message.text
        ):
            page.goto(other.replace("127.0.0.1", "localhost"))
        shown = page.frame_locator("iframe").locator(".md-header")
        expect(shown).to_have_count(0)


@pytest.fixture
def framed(
    browser: Browser, address: str, tmp_path: Path
) -> Iterator[tuple[Page, FrameLocator]]:
    """Another site's page, and in a frame of it the playground."""
    with reader(browser, address) as (page, _):
        page.goto("playground/")
        page.locator("#playground textarea").fill("print('shared')\n")
        link = share(page)
        with served(stranger(tmp_path, link)) as other:
            page.goto(other.replace("127.0.0.1", "localhost"))
            yield page, page.frame_locator("iframe")


def test_no_program_runs_in_a_frame_of_another_site(
    framed: tuple[Page, FrameLocator],
) -> None:
    page, frame = framed
    expect(frame.locator("#playground")).to_contain_text("inside another site")
    expect(frame.get_by_role("button", name="Run")).to_have_count(0)
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Open it by itself").click()
    expect(opened.value.locator("#playground textarea")).to_have_value(
        "print('shared')\n"
    )
    expect(opened.value.get_by_role("button", name="Run")).to_be_visible()
    assert opened.value.evaluate("opener") is None


def test_no_example_runs_in_a_frame_of_another_site(
    framed: tuple[Page, FrameLocator], address: str
) -> None:
    page, frame = framed
    page.locator("iframe").evaluate(
        "(frame, url) => { frame.src = url; }", f"{address}patterns/gather/"
    )
    link = frame.locator("#gather a.tool:visible")
    expect(link).to_have_text("Open in playground")
    expect(frame.get_by_role("button", name="Edit")).to_have_count(0)
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("#playground textarea")).to_have_value(GATHER)


FRAME_ITSELF = """
    document.body.append(Object.assign(document.createElement("iframe"), {
        id: "own", src: "/playground/", width: 1000, height: 500,
    }))
"""


def test_no_frame_within_a_frame_hides_another_site(
    framed: tuple[Page, FrameLocator],
) -> None:
    _, frame = framed
    expect(frame.locator("#playground")).to_contain_text("inside another site")
    frame.locator("body").evaluate(FRAME_ITSELF)
    own = frame.frame_locator("#own")
    expect(own.locator("#playground")).to_contain_text("inside another site")


def test_a_frame_of_the_site_itself_runs_programs(page: Page) -> None:
    page.goto("404.html")
    page.evaluate(FRAME_ITSELF)
    bench = page.frame_locator("#own").locator(".workbench")
    run(bench, "print('tea')\n")
    ends(bench, "Done in 0.0 s")
