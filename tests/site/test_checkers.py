"""What checkers of markup and of accessibility find on the built site.

What they find in Material's own parts is listed, by name: nothing else may be.
"""

from __future__ import annotations

import collections
import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sidebyside.languages import ROOT

from ..conftest import new_context, settle
from ..toolchains import missing, npm_program

# The rule, and what it finds where.
AXE_FINDS_IN_MATERIAL = {
    ("aria-dialog-name", ".md-search"),
    ("aria-progressbar-name", ".md-progress"),
    ("region", ".md-progress"),
    ("landmark-unique", 'nav[data-md-level="1"]'),
}
VIEWS = [(1280, "light"), (1280, "dark"), (390, "light")]
PAGES = ["", "patterns/", "patterns/timeouts/", "pitfalls/missing-await/"]

HTML_RULES = {
    "extends": ["html-validate:recommended"],
    "root": True,
    "rules": {
        # How Material's templates are spelled.
        "doctype-style": "off",
        "no-trailing-whitespace": "off",
        # A title names the function of each language.
        "long-title": "off",
        # The timelines' sizes stand in their elements.
        "no-inline-style": "off",
    },
}
HTML_FINDS_IN_MATERIAL = {
    "attribute-boolean-style": "__tabbed",  # what its Markdown makes of ===
    "void-style": "__tabbed",
    "attribute-misuse": "article > a",  # its Edit this page
    "wcag/h30": "article > a",
    "attribute-allowed-values": "__nav_",  # tabindex=""
    "prefer-native-element": "div:nth-child(",  # its progress bar
    "unique-landmark": "nav",
    "valid-autocomplete": "__",  # its drawer and its search
    "valid-id": "__",
    "wcag/h32": "header",  # its search form, its palette
}


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_of_the_project_s_own(
    width: int, scheme: str, browser: Browser, address: str
) -> None:
    axe = ROOT / "node_modules/axe-core/axe.min.js"
    if not axe.is_file():
        missing("node_modules/axe-core (make test installs it)")
    context = new_context(
        browser,
        address,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,  # for axe itself
    )
    page = context.new_page()
    found = collections.Counter[tuple[str, str]]()
    for url in PAGES:
        page.goto(url)
        settle(page)
        page.evaluate(axe.read_text("utf-8"))
        result = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        for violation in result["violations"]:
            for node in violation["nodes"]:
                found[violation["id"], *node["target"]] += 1
    context.close()
    assert {*found} <= AXE_FINDS_IN_MATERIAL, found


def test_the_pages_are_valid_html(site: Path, tmp_path: Path) -> None:
    command = npm_program("html-validate/bin/html-validate.mjs")
    config = tmp_path / "rules.json"
    config.write_text(json.dumps(HTML_RULES), "utf-8")
    pages = [
        str(path)
        for path in site.rglob("*.html")
        if "assets" not in path.relative_to(site).parts
    ]
    report = tmp_path / "report.json"  # through a pipe, its end is lost
    with report.open("w") as stdout:
        subprocess.run(
            [*command, "--config", str(config), "--formatter", "json", *pages],
            stdout=stdout,
            cwd=ROOT,
        )
    wrong = [
        f"{result['filePath']}:{message['line']}: {message['message']}"
        for result in json.loads(report.read_text("utf-8"))
        for message in result["messages"]
        if HTML_FINDS_IN_MATERIAL.get(message["ruleId"], "\0")
        not in (message["selector"] or "")
    ]
    assert len(pages) > 10
    assert wrong == []
