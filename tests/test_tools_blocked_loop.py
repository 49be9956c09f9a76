"""The tools that tell of a blocked loop say what its page says."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from sidebyside.languages import JAVASCRIPT, PYTHON, ROOT
from sidebyside.run import versions

from .realtime import again_when_it_rests
from .test_tools import block as page_block
from .test_tools import run
from .toolchains import run_dotnet

BROKEN = ROOT / "snippets/blocked-loop"
CALLS_INSIDE = ROOT / "snippets/blocked-loop-watch"


def block(begins: str) -> str:
    """Return a block of code on the page of a blocked loop."""
    return page_block(begins, page="blocked-loop").strip()


def says(text: str, words: str) -> bool:
    """Tell whether a text has some words, where "…" is anything in a line."""
    return bool(re.search(".*".join(map(re.escape, words.split("…"))), text))


@pytest.mark.parametrize("version", versions(PYTHON))
def test_debug_mode_names_the_task(version: str) -> None:
    python = versions(PYTHON)[version]
    done = run([*python, "-X", "dev", "blocked-loop.py"], BROKEN)
    assert says(done.stderr, block("tool-python-debug")), done.stderr


@pytest.mark.parametrize(
    ("folder", "found"), [(BROKEN, True), (CALLS_INSIDE, False)]
)
def test_ruff_finds_the_call_in_the_async_function(
    folder: Path, found: bool
) -> None:
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated"]
    names = sorted(path.name for path in folder.glob("*.py"))
    options = ("--select", "ASYNC", "--output-format", "concise")
    done = run([*ruff, *options, *names], folder)
    assert (block("tool-python-ruff") in done.stdout) == found, done.stdout


@pytest.mark.parametrize("version", versions(JAVASCRIPT))
def test_node_measures_the_delay(version: str, tmp_path: Path) -> None:
    node = versions(JAVASCRIPT)[version]
    text = (BROKEN / "blocked-loop.mjs").read_text("utf-8")
    (tmp_path / "measured.mjs").write_text(f"{block('js')}\n{text}", "utf-8")
    done = run([*node, "measured.mjs"], tmp_path)
    assert done.stdout.splitlines()[-1] == block("tool-javascript-delay")


@again_when_it_rests
def test_a_cpu_profile_names_the_function(tmp_path: Path) -> None:
    node = next(iter(versions(JAVASCRIPT).values()))
    shutil.copy(BROKEN / "blocked-loop.mjs", tmp_path)
    options = ("--cpu-prof", "--cpu-prof-name=it.cpuprofile")
    run([*node, *options, "blocked-loop.mjs"], tmp_path)
    profile = json.loads((tmp_path / "it.cpuprofile").read_text("utf-8"))
    nodes = {node["id"]: node for node in profile["nodes"]}
    parents = {
        child: node["id"]
        for node in profile["nodes"]
        for child in node.get("children", ())
    }
    spent: Counter[str] = Counter()
    deltas = profile["timeDeltas"]
    for place, delta in zip(profile["samples"], deltas, strict=True):
        names, at = set(), place
        while at:
            names.add(nodes[at]["callFrame"]["functionName"])
            at = parents.get(at)
        spent.update(dict.fromkeys(names, delta))
    assert spent["exportOrders"] > 0.5 * sum(deltas)


@pytest.mark.parametrize(
    ("folder", "found"), [(BROKEN, True), (CALLS_INSIDE, False)]
)
def test_the_csharp_analyzer_finds_the_call_in_the_async_method(
    folder: Path, found: bool, tmp_path: Path
) -> None:
    (tmp_path / ".editorconfig").write_text(block("ini"), "utf-8")
    name = f"{folder.name}.cs"
    shutil.copy(folder / name, tmp_path)
    # Without PublishAot=false, a restore asks NuGet for the native compiler.
    done = run_dotnet(tmp_path, "build", "-p:PublishAot=false", name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (block("tool-csharp-sleep") in done.stdout) == found, done.stdout
