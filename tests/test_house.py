"""The walls between the project's rooms: what may know of what."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorders import recording
from recorders.python import browser, tasks
from recorders.python import output as printed
from sidebyside.drawing import PAINTER
from sidebyside.languages import LANGUAGES, ROOT

ROOMS = ("recorders", "sidebyside", "book", "benchmarks", "tests")
# Who may import whom, and nobody else.
MAY_IMPORT = {
    "recorders": {"recorders"},
    "sidebyside": {"recorders", "sidebyside"},
    "book": {"recorders", "sidebyside", "book"},
}
SCRIPTS = sorted(
    [*ROOT.glob("docs/assets/**/*.mjs"), *ROOT.glob("recorders/**/*.mjs")]
)


def name_of(path: Path) -> str:
    """Return the name of a module, as imports have it."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """Yield the whole names of the modules that a Python file imports."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level]
            parts = [
                *(above if node.level else ()),
                *filter(None, [node.module]),
            ]
            for alias in node.names:  # a module, or what is in one
                yield ".".join([*parts, alias.name])


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_knows_only_what_it_may(room: str) -> None:
    for path in modules(room):
        for name in imported(path):
            top = name.partition(".")[0]
            if top in ROOMS:
                assert top in MAY_IMPORT[room], f"{path} imports {name}"


def test_recorders_need_the_standard_library_only() -> None:
    for path in modules("recorders"):
        for name in imported(path):
            top = name.partition(".")[0]
            assert top == "recorders" or top in sys.stdlib_module_names, path


def test_the_book_reads_the_built_site() -> None:
    for path in modules("book"):
        for name in imported(path):
            assert not name.startswith("sidebyside.page"), path


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_imports_go_round(room: str) -> None:
    names = {name_of(path) for path in modules(room)}
    needs = {}
    for path in modules(room):
        found = set()
        for name in imported(path):
            found |= {name, name.rpartition(".")[0]} & names
        # A package's own front is no part of a circle.
        needs[name_of(path)] = found - {room, name_of(path)}
    assert_no_circle(needs)


def assert_no_circle(needs: dict[str, set[str]]) -> None:
    """Take away what needs nothing that is left, until all is gone."""
    while needs:
        free = {name for name, others in needs.items() if not others & {*needs}}
        assert free, f"these import each other: {sorted(needs)}"
        needs = {k: v for k, v in needs.items() if k not in free}


def script_imports(path: Path) -> set[Path]:
    """Return the files that a script imports by relative paths, statically."""
    found = re.findall(
        r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["']""",
        path.read_text("utf-8"),
        re.MULTILINE,
    )
    return {(path.parent / name).resolve() for name in found}


def test_no_scripts_import_each_other() -> None:
    needs = {
        path.as_posix(): {p.as_posix() for p in script_imports(path)}
        for path in SCRIPTS
    }
    assert_no_circle(needs)


def test_what_runs_programs_is_loaded_when_it_is_used() -> None:
    run = ROOT / "docs/assets/run"
    for path in SCRIPTS:
        for target in script_imports(path):
            if path.is_relative_to(run) or not target.is_relative_to(run):
                continue
            pytest.fail(f"{path} imports {target}, for readers who never edit")


def test_drawings_are_kept_under_all_that_draws_them() -> None:
    for path in (ROOT / "sidebyside/draw.mjs", *PAINTER):
        assert script_imports(path) <= {*PAINTER}, path


def test_languages_are_named_in_their_row_and_folder_only() -> None:
    names = "|".join(re.escape(slug.slug) for slug in LANGUAGES)
    quoted = re.compile(rf"""["']({names})["']""")
    files = [
        *(ROOT / "sidebyside").glob("*.*"),
        *(ROOT / "book").glob("*.py"),
        *(p for p in SCRIPTS if p.is_relative_to(ROOT / "docs")),
        *(ROOT / "overrides").rglob("*.html"),
    ]
    for path in files:
        if path.name == "languages.py":
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            code = line.partition("#")[0] if path.suffix == ".py" else line
            assert not quoted.search(code), f"{path}:{number}: {line.strip()}"


def test_a_recorder_has_the_shape_of_the_others() -> None:
    for language in LANGUAGES:
        folder = ROOT / "recorders" / language.slug
        if language.recorded:
            assert (folder / "__main__.py").is_file() or (
                folder / "main.mjs"
            ).is_file()
        assert (folder / "worker.mjs").is_file() == language.in_browser


# Who tells a page of a run has to stop where the page stops believing it.
def test_the_page_and_the_recorders_have_the_same_limits() -> None:
    def limits(path: str) -> dict[str, int]:
        text = (ROOT / path).read_text("utf-8")
        found = re.findall(r"const (\w+_AT_MOST) = ([\d_]+);", text)
        return {name: int(number) for name, number in found}

    page = limits("docs/assets/run/listener.mjs")
    output = limits("recorders/javascript/output.mjs")
    errors = limits("recorders/javascript/errors.mjs")
    frame = limits("docs/assets/run/sandbox.html")
    assert page == {
        "SAID_AT_MOST": frame["SAID_AT_MOST"],
        "PRINTED_AT_MOST": printed.CHARACTERS_AT_MOST,
        "MESSAGE_AT_MOST": recording.MESSAGE_AT_MOST,
        "NAME_AT_MOST": recording.NAME_AT_MOST,
        "TASKS_AT_MOST": tasks.TASKS_AT_MOST,
        "ENTRIES_AT_MOST": browser.LINES_AT_MOST,
    }
    assert page["ENTRIES_AT_MOST"] == tasks.WAITS_AT_MOST
    assert output["LINES_AT_MOST"] == page["ENTRIES_AT_MOST"]
    assert output["CHARACTERS_AT_MOST"] == page["PRINTED_AT_MOST"]
    assert errors["MESSAGE_AT_MOST"] == page["MESSAGE_AT_MOST"]


# Nobody reads more than 400 lines at one sitting, and what is one thing has
# fitted so far. The painter is longer: in one file, one sees that nothing of a
# hostile recording becomes markup.
def test_files_hold_one_thing() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for room in ("recorders", "sidebyside", "book", "docs/assets")
        for path in (ROOT / room).rglob("*")
        if path.suffix in (".py", ".mjs", ".js", ".html")
        if (count := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert set(long) <= {"docs/assets/timeline.mjs"}, long
