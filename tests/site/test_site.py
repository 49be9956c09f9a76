"""The built site, as its files are."""

from __future__ import annotations

import collections
import html.parser
import json
import re
import struct
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest

from sidebyside.example import SNIPPETS, Example
from sidebyside.languages import LANGUAGES, ROOT

from ..conftest import REPO_URL, build

SITE_URL = "http://127.0.0.1:8000/"

SECTIONS = {
    "concepts/": [
        "asynchronous",
        "benefit",
        "concurrent-or-parallel",
        "blocking-or-not",
    ],
    "concepts/components/": [
        "promises-and-futures",
        "callback-functions",
        "async-and-await",
    ],
    "concepts/use-cases/": ["io", "gui", "real-time", "data"],
    "patterns/gather/": [
        "when-one-fails",
        "stop-the-others",
        "how-they-differ",
        "watch-out",
        "read-more",
    ],
    "patterns/timeouts/": [
        "several-steps",
        "abandoned",
        "how-they-differ",
        "watch-out",
        "read-more",
    ],
    "pitfalls/missing-await/": ["fix", "tools", "watch-out", "read-more"],
    "languages/javascript/": ["promises", "async-and-await", "fetch-api"],
    "languages/python/": ["asyncio", "async-and-await", "tasks"],
    "languages/csharp/": ["async-and-await", "tasks", "configureawait"],
    "contributing/": ["add-an-example-in-four-steps"],
}


LOADS = {"link": "href", "img": "src", "script": "src", "source": "src"}


class Page(html.parser.HTMLParser):
    """What a page refers to, and what can be referred to on it."""

    def __init__(self, path: Path, url: str) -> None:
        super().__init__()
        self.url = url
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.metas: dict[str, str] = {}
        self.feed(path.read_text("utf-8"))

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "name" in values and tag == "meta":
            self.metas[values["name"]] = values.get("content", "")
        reference = values.get(LOADS.get(tag, ""))
        if reference and values.get("rel") not in ("canonical", "edit"):
            self.loads.append(reference)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {
        url: Page(path, url)
        for path in sorted(site.rglob("*.html"))
        if "assets" not in path.relative_to(site).parts
        if (url := path.relative_to(site).as_posix().replace("index.html", ""))
        is not None
    }


@pytest.mark.parametrize("url", SECTIONS)
def test_the_sections_are_there(url: str, pages: dict[str, Page]) -> None:
    for section in SECTIONS[url]:
        assert section in pages[url].ids


def test_each_example_stands_on_a_page(pages: dict[str, Page]) -> None:
    shown = {id for page in pages.values() for id in page.ids}
    for example in Example.all():
        assert example.name in shown
        for program in example.programs:
            slug = program.language.slug
            assert f"{example.name}-{slug}" in shown
            lines = program.path.read_text("utf-8").splitlines()
            assert f"{example.name}-{slug}-{len(lines)}" in shown


def test_the_home_page_counts_the_examples(site: Path) -> None:
    alike = 0
    for example in Example.all():
        name = example.name
        found = (SNIPPETS / name).iterdir()
        files = {path.name for path in found if path.is_file()}
        same = {f"{name}.py", f"{name}.mjs", f"{name}.cs", "output.txt"}
        alike += files == same
    text = (site / "index.html").read_text("utf-8")
    assert f"There are {len(Example.all())} examples. {alike} of" in text


def test_ids_are_unique_on_each_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        counts = collections.Counter(page.ids)
        twice = {id for id, count in counts.items() if count > 1}
        assert not twice, page.url


def test_headings_have_explicit_ids() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        for line in path.read_text("utf-8").splitlines():
            if re.match(r"#+ ", line):
                assert re.search(r" \{#[a-z-]+\}$", line), f"{path}: {line}"


def test_the_home_page_leads_to_each_page_by_its_question(
    pages: dict[str, Page],
) -> None:
    for section in ("patterns/", "pitfalls/"):
        of_section = {
            url for url in pages if url.startswith(section) and url != section
        }
        assert of_section
        assert of_section <= set(pages[""].links)
        in_index = {urljoin(section, link) for link in pages[section].links}
        assert of_section <= in_index
    slugs = [f"languages/{language.slug}/" for language in LANGUAGES]
    assert [link for link in pages[""].links if link in slugs][-3:] == slugs


def test_a_shared_link_has_a_picture(site: Path) -> None:
    text = (site / "patterns/gather/index.html").read_text("utf-8")
    image = f'<meta property="og:image" content="{SITE_URL}assets/card.png">'
    assert image in text
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    assert '<meta property="og:image:alt" content="Async by Example:' in text
    picture = (site / "assets/card.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 50_000
    # What asks for an icon without having read a page gets one.
    assert (site / "favicon.ico").read_bytes().startswith(b"\0\0\1\0")


def test_a_mistake_can_be_reported_with_its_page(
    pages: dict[str, Page],
) -> None:
    (report,) = (
        link for link in pages["patterns/gather/"].links if "/issues/" in link
    )
    address, _, query = report.partition("?")
    assert address == f"{REPO_URL}/issues/new"
    assert parse_qs(query) == {
        "title": ["Mistake on the page Wait for all"],
        "body": [f"{SITE_URL}patterns/gather/"],
    }


def test_no_link_leads_nowhere(pages: dict[str, Page], site: Path) -> None:
    for page in pages.values():
        for link in page.links:
            target = urlsplit(urljoin(SITE_URL + page.url, link))
            if f"{target.scheme}://{target.netloc}/" != SITE_URL:
                continue
            url = unquote(target.path.lstrip("/"))
            if url not in pages:
                assert (site / url).is_file(), f"{page.url}: {link}"
            elif target.fragment:
                ids = [*pages[url].ids, "__top", ""]
                assert unquote(target.fragment) in ids, f"{page.url}: {link}"


def test_nothing_is_loaded_from_another_host(
    pages: dict[str, Page], site: Path
) -> None:
    for page in pages.values():
        for reference in page.loads:
            assert not urlsplit(
                urljoin(SITE_URL, reference)
            ).netloc.removeprefix("127.0.0.1:8000"), f"{page.url}: {reference}"
    for path in site.rglob("*.css"):
        for reference in re.findall(
            r"(?:url\(|@import )[\"']?([^\"')]+)", path.read_text("utf-8")
        ):
            scheme = urlsplit(reference).scheme
            assert scheme in ("", "data"), f"{path}: {reference}"
            assert not reference.startswith("//"), f"{path}: {reference}"


def test_no_style_asks_each_element_for_what_it_has() -> None:
    """A browser would ask all again, wherever one is put in or taken out."""
    for path in (ROOT / "docs").rglob("*.css"):
        found = re.findall(
            r"(?m)(?:^|(?<!,)\s|[>+~])(:has\(.*)", path.read_text("utf-8")
        )
        assert found == [], f"{path}: {found}"


def test_pages_say_what_they_are_about(pages: dict[str, Page]) -> None:
    described = [page.metas.get("description") for page in pages.values()]
    assert all(described)
    assert len(set(described)) == len(described)


def test_titles_name_what_their_pages_explain(site: Path) -> None:
    page = (site / "patterns/gather/index.html").read_text("utf-8")
    title = "asyncio.gather, Promise.all, Task.WhenAll: wait for all"
    assert f"<title>{title} - Async by Example</title>" in page
    # Where the page is one of many, it has a short name.
    nav = page.partition("<main")[2].partition("<article")[0]
    assert "Wait for all" in nav
    assert title not in nav


def test_each_page_can_be_edited(pages: dict[str, Page]) -> None:
    for page in pages.values():
        if page.url not in ("404.html",):
            edits = [x for x in page.links if f"{REPO_URL}/edit/main/docs" in x]
            assert edits, page.url


def test_search_has_each_section(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    places = {doc["location"] for doc in index["docs"]}
    for url, sections in SECTIONS.items():
        if url != "contributing/":  # which readers do not look for
            assert {f"{url}#{section}" for section in sections} <= places


def test_the_site_may_stand_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/a/")
    done = build(ROOT, tmp_path, repo_url="")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "concepts/index.html").read_text("utf-8")
    assert (
        '<link rel="canonical" href="https://example.org/a/concepts/">' in text
    )
    assert 'content="https://example.org/a/assets/card.png"' in text
    # No repository is known: no link that leads nowhere.
    assert "Edit this page" not in text
    assert "Report a mistake" not in text
