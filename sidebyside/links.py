"""Checks that each link within a built site leads somewhere.

`python -m sidebyside.links SITE` adds the addresses of a site to those that are
to lead on for ever, docs/permalinks.txt.
"""

from __future__ import annotations

import difflib
import functools
import html.parser
import re
import sys
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from .catalogue import CATALOGUE
from .example import relative
from .languages import ROOT


def broken_links(site: Path) -> list[str]:
    """Return what is wrong with the links of a built site, as sentences.

    A link is the href or src of any element. Each within the site must lead to
    a file and, with a fragment, to an id in that; other sites are not asked.
    None has a name or a password in it, as the address of a clone may have: it
    would be published.

    Args:
        site: the folder of the site.
    """
    pages = {
        path: _parse(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    # The home page names the site's address; 404.html links by its whole path.
    root = pages[site / "index.html"].canonical or "/"
    problems = []
    for path, page in pages.items():
        address = urljoin(root, quote(path.relative_to(site).as_posix()))
        for link in dict.fromkeys(page.links):
            target, _, fragment = urljoin(address, link).partition("#")
            user, _, host = urlsplit(target).netloc.rpartition("@")
            if user:
                problems.append(
                    f"{path.relative_to(site).as_posix()}: a link to {host} "
                    "has a user's name or password in it (is it in REPO_URL?)"
                )
                continue
            if not target.startswith(root):
                parts = urlsplit(link)
                if parts.scheme or parts.netloc:
                    continue
                wrong = "out of the site"
            else:
                name = unquote(urlsplit(target.removeprefix(root)).path)
                file = site / name
                if not name or name.endswith("/"):
                    file /= "index.html"
                wrong = _wrong(file, unquote(fragment), pages)
            if wrong:
                where = _where(path.relative_to(site), link)
                problems.append(f'{where}: the link "{link}" leads {wrong}')
    return [*dict.fromkeys(problems)]


class _Page(html.parser.HTMLParser):
    """What stands on a page: ids, links, and its own address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.canonical: str | None = None
        self.feed(text)

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src"):
                self.links.append(value or "")
        if ("rel", "canonical") in attrs:
            self.canonical = dict(attrs)["href"]


# The lines of a program from one to another, as links.mjs names them.
_LINES = re.compile(r"(.+-)(\d+)-(\d+)")

# `make serve` builds a site again and again; most pages are as they were.
_parse = functools.lru_cache(maxsize=500)(_Page)


def _wrong(file: Path, fragment: str, pages: dict[Path, _Page]) -> str:
    """Return where a link leads instead of to a file or an id, or nothing."""
    if not file.is_file():
        return "to no file"
    if not fragment or file not in pages:
        return ""
    lines = _LINES.fullmatch(fragment)
    ends = [lines[1] + lines[2], lines[1] + lines[3]] if lines else [fragment]
    if pages[file].ids.issuperset(ends):
        return ""
    near = difflib.get_close_matches(fragment, pages[file].ids, 1)
    return f"to no id{f'; did you mean #{near[0]}?' if near else ''}"


def source_of(page: Path) -> Path | None:
    """Return the file that a page is made of, if there is one.

    Args:
        page: its file, below the folder of the site.
    """
    docs = ROOT / "docs"
    sources = (
        docs / f"{page.parent}.md",
        docs / page.with_suffix(".md"),
        docs / page,
        ROOT / "overrides" / page,
    )
    return next((path for path in sources if path.is_file()), None)


def _where(page: Path, link: str) -> str:
    """Return where a page's source has a link, as "docs/x.md:12".

    The link is looked for as a writer may have written it, on the page or in
    the catalogue; what is not found, as it comes from a template or a block,
    has no line.
    """
    source = source_of(page)
    if source is None:
        return page.as_posix()
    path, _, fragment = link.partition("#")
    name = re.escape(path.strip("./").rpartition("/")[2])
    end = rf"#{re.escape(fragment)}(?![\w-])" if fragment else ""
    # First as a link to that page, then as one to any.
    for file, pattern in (
        (source, name and rf"\b{name}(\.md|/index\.md|/)?{end}"),
        (source, end),
        (CATALOGUE, end),
    ):
        if not pattern or not file.is_file():
            continue
        places = [
            f"{relative(file)}:{number}"
            for number, line in enumerate(
                file.read_text("utf-8").splitlines(), 1
            )
            if re.search(pattern, line)
        ]
        if places:
            return ", ".join(places)
    return relative(source)


PERMALINKS = ROOT / "docs/permalinks.txt"
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')
# Nobody links to these: lines lead on with their tab.
_PARTS = re.compile(r"__.*|.*-(?:\d+|code|timeline-(?:title|story))")


def addresses(site: Path) -> list[str]:
    """Return the addresses of a built site's pages, headings and examples.

    Args:
        site: the folder of the site.
    """
    found = []
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        address = "/" if folder == "." else f"/{folder}/"
        article = _ARTICLE.search(path.read_text("utf-8"))
        ids = _ID.findall(article[0]) if article else []
        found.append(address)
        found += [f"{address}#{id}" for id in ids if not _PARTS.fullmatch(id)]
    return found


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m sidebyside.links SITE")
    kept = PERMALINKS.read_text("utf-8").split()
    every = sorted({*kept, *addresses(Path(sys.argv[1]))})
    PERMALINKS.write_text("\n".join([*every, ""]), "utf-8")
