"""What a built site needs beside its pages: `python -m sidebyside.finish SITE`.

It is a step of its own after the build, so that it works with whatever tool
builds the pages.
"""

from __future__ import annotations

import html
import json
import logging
import re
import sys
import zipfile
from pathlib import Path

from . import catalogue, messages, scripts
from .example import Example
from .history import add_dates
from .languages import LANGUAGES, ROOT
from .links import broken_links
from .policy import add_policy

LOG_FORMAT = "%(levelname)-8s-  %(message)s"  # MkDocs' own
_log = logging.getLogger(__name__)

# The line of assets/edit.mjs that says what the site has.
_HAS = "const canRun = {};"
_NEXT = re.compile(r'<link rel="next" href="([^"]*)"')
_TITLE = re.compile(r'<h1[^>]*>(.*?)(?:<a class="headerlink"|</h1>)', re.S)
# Has the program that New shows, in each language that a browser runs.
_NEW = ROOT / "docs/assets/run"
# What finds pages takes the place of Material's worker, and reads its index.
_MINISEARCH = ROOT / "node_modules/minisearch/dist/umd/index.js"
_SEARCH = ROOT / "docs/assets/search.js"
_INDEX = "search/search_index.json"
_WORKERS = "assets/javascripts/workers/search.*.js"


def finish(site: Path) -> bool:
    """Check a built site, put in dates, steps, and what runs and searches.

    Where node_modules lacks the latter two, pages have no Edit, and Material's
    own search. What is wrong, or lacks, is logged.

    Args:
        site: the folder of the site.

    Returns:
        whether the site is right; if not, nothing is put in.
    """
    problems = [
        *catalogue.problems(),
        *messages.problems(),
        *broken_links(site),
    ]
    for problem in problems:
        _log.error(problem)
    if problems:
        return False
    add_dates(site)
    catalogue.add_steps(site)
    found, lacking = scripts.files(ROOT)
    if not _MINISEARCH.is_file():
        lacking.append("minisearch/")
    if lacking:
        _log.info(
            "node_modules/ lacks %s: the pages have no Edit and Run, and find "
            "fewer words (`npm ci --omit=dev` brings it)",
            ", ".join(sorted({name.partition("/")[0] for name in lacking})),
        )
        return True
    _put_in(site / "assets/run", found)
    _put_in_examples(site, site / "assets/run/examples")
    _put_in_search(site)
    script = site / "assets/edit.mjs"
    text = script.read_text("utf-8")
    lacks, has = _HAS.format("false"), _HAS.format("true")
    assert lacks in text or has in text, script
    script.write_text(text.replace(lacks, has), "utf-8")
    return True


def _put_in(target: Path, found: dict[str, Path]) -> None:
    """Put what runs programs into a folder of the site.

    Args:
        target: the folder.
        found: the files, by their names below it.
    """
    for name, path in found.items():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(scripts.content(name, path))
    for name, text in scripts.editors(ROOT).items():
        script = target / name
        script.parent.mkdir(exist_ok=True)
        script.write_text(text, "utf-8")
    recorders = ROOT / "recorders"
    sources = [*recorders.glob("*.py"), *recorders.glob("python/*.py")]
    with zipfile.ZipFile(target / scripts.ARCHIVE, "w") as archive:
        for source in sorted(sources):
            # With a fixed date, so that the same source gives the same bytes.
            member = zipfile.ZipInfo(source.relative_to(ROOT).as_posix())
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, source.read_bytes())
    _write(target / "files.json", scripts.listed(ROOT, target))


def _put_in_search(site: Path) -> None:
    """Put what finds pages where the pages load Material's worker from."""
    index = site / _INDEX
    if index.is_file():  # it reads no other builder's
        found = json.loads(index.read_text("utf-8"))
        phrases = messages.phrases()
        for entry in found["docs"]:
            if texts := phrases.get(entry["location"]):
                entry["tags"] = [*entry.get("tags", []), *texts]
        _write(index, found)
        for worker in site.glob(_WORKERS):
            texts = [path.read_text("utf-8") for path in (_MINISEARCH, _SEARCH)]
            worker.write_text("\n".join(texts), "utf-8")


def _put_in_examples(site: Path, folder: Path) -> None:
    """Write what the playground shows: a file an example, and what there is.

    Args:
        site: the folder of the site, whose pages show the examples.
        folder: takes the files, NAME.json and index.json.
    """
    folder.mkdir(exist_ok=True)
    examples = {}
    for example in Example.all():
        sources = {
            program.language.slug: program.path.read_text("utf-8")
            for program in example.programs
            if program.language.in_browser
        }
        if sources:
            examples[example.name] = [*sources]
            _write(folder / f"{example.name}.json", sources)
    languages = {
        language.slug: {
            "name": language.name,
            "suffix": language.suffix,
            "source": (_NEW / f"new.{language.suffix}").read_text("utf-8"),
        }
        for language in LANGUAGES
        if language.in_browser
    }
    pages = []
    for text in _pages(site):
        # By their places in it. The first page that shows one has it.
        places = {
            text.find(f'id="{name}-{slugs[0]}-code"'): name
            for name, slugs in examples.items()
        }
        here = [name for place, name in sorted(places.items()) if place >= 0]
        if here:
            title = re.sub("<[^>]*>", "", _TITLE.findall(text)[0])
            shown = {name: examples.pop(name) for name in here}
            pages.append({"title": html.unescape(title), "examples": shown})
    _write(folder / "index.json", {"languages": languages, "pages": pages})


def _pages(site: Path) -> list[str]:
    """Return the pages of a site in their order, the home page last.

    That shows what belongs to another.
    """
    home = page = site / "index.html"
    texts = [home.read_text("utf-8")]
    while link := _NEXT.search(texts[-1]):
        page = (page.parent / link[1] / "index.html").resolve()
        texts.append(page.read_text("utf-8"))
    return texts[1:] + texts[:1]


def _write(path: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m sidebyside.finish SITE")
    logging.basicConfig(format=LOG_FORMAT, level=logging.INFO)
    folder = Path(sys.argv[1])
    right = finish(folder)
    problems = add_policy(folder) if right else []
    for problem in problems:
        _log.error(problem)
    sys.exit(bool(problems) or not right)
