"""The site has the scripts that run programs, and knows how to load them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sidebyside.example import Example
from sidebyside.languages import JAVASCRIPT, LANGUAGES, PYTHON
from sidebyside.scripts import listed

IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*["'](\.[^"']+)["']""", re.M)


def test_every_import_leads_to_a_file(site: Path) -> None:
    scripts = [
        script
        for script in (site / "assets").rglob("*.*js")
        if script.suffix in (".js", ".mjs")
    ]
    imports = [
        script.parent / name
        for script in scripts
        for name in IMPORT.findall(script.read_text("utf-8"))
    ]
    assert len(imports) > 30
    assert [path for path in imports if not path.is_file()] == []


def test_a_worker_s_scripts_come_after_those_they_import(site: Path) -> None:
    run = site / "assets/run"
    files = json.loads((run / "files.json").read_text("utf-8"))
    for language, worker in files.items():
        names = worker["scripts"]
        assert names[-1] == f"{language}/worker.mjs"
        for index, name in enumerate(names):
            for imported in IMPORT.findall((run / name).read_text("utf-8")):
                path = (run / name).parent / imported
                before = [(run / other).resolve() for other in names[:index]]
                assert path.resolve() in before, (name, imported)


def test_the_page_knows_what_pyodide_needs(site: Path) -> None:
    run = site / "assets/run"
    files = json.loads((run / "files.json").read_text("utf-8"))
    known = files["python"]["data"]
    assert {*known} == {
        "pyodide/pyodide-lock.json",
        "pyodide/pyodide.asm.wasm",
        "pyodide/python_stdlib.zip",
        "recorders.zip",
    }
    for name, size in known.items():
        assert (run / name).stat().st_size == size
    lock = json.loads((run / "pyodide/pyodide-lock.json").read_text("utf-8"))
    assert lock["packages"] == {}


def test_the_index_lists_what_the_build_has(site: Path) -> None:
    folder = site / "assets/run/examples"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    languages = [language for language in LANGUAGES if language.in_browser]
    assert [*index["languages"]] == [language.slug for language in languages]
    for language in languages:
        known = index["languages"][language.slug]
        assert (known["name"], known["suffix"]) == (
            language.name,
            language.suffix,
        )
    names = {path.stem for path in folder.iterdir()} - {"index"}
    examples = {
        name: slugs
        for page in index["pages"]
        for name, slugs in page["examples"].items()
    }
    assert names == {*examples}
    for example in Example.all():
        sources = {
            program.language.slug: program.path.read_text("utf-8")
            for program in example.programs
            if program.language in languages
        }
        assert examples.get(example.name, []) == [*sources]
        if sources:
            text = (folder / f"{example.name}.json").read_text("utf-8")
            assert json.loads(text) == sources


def test_an_editor_knows_its_own_language_only(site: Path) -> None:
    folder = site / "assets/run/editors"
    assert {path.stem for path in folder.iterdir()} == {
        language.slug for language in LANGUAGES if language.in_browser
    }
    for language, other in ((PYTHON, JAVASCRIPT), (JAVASCRIPT, PYTHON)):
        text = (folder / f"{language.slug}.mjs").read_text("utf-8")
        assert f"prism/languages/{language.slug}.js" in text
        assert other.slug not in text
        assert f'"indent": {language.indent}' in text


def test_scripts_that_import_each_other_in_a_circle_are_told(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "recorders/tea"
    folder.mkdir(parents=True)
    (folder / "worker.mjs").write_text('import "./leaf.mjs";\n', "utf-8")
    (folder / "leaf.mjs").write_text('import "../water.mjs";\n', "utf-8")
    water = tmp_path / "recorders/water.mjs"
    water.touch()
    site = tmp_path / "site"
    (site / "tea").mkdir(parents=True)
    scripts = ["water.mjs", "tea/leaf.mjs", "tea/worker.mjs"]
    for script in scripts:
        (site / script).touch()
    found = listed(tmp_path, site)["tea"]
    assert (found["scripts"], found["data"]) == (scripts, {})
    (site / "water.mjs").write_text("// hot\n", "utf-8")
    assert listed(tmp_path, site)["tea"]["digest"] != found["digest"]
    water.write_text('import "./tea/leaf.mjs";\n', "utf-8")
    with pytest.raises(ValueError, match=r"^water\.mjs imports tea/leaf\.mjs"):
        listed(tmp_path, site)
