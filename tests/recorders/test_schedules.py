"""No order that a page shows is luck."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from sidebyside import cache
from sidebyside.example import ExampleError, Program
from sidebyside.languages import PYTHON
from sidebyside.page import checked_recording
from sidebyside.recordings import run_recorder
from sidebyside.schedules import prove, proven

from ..catalogue import each_program
from ..realtime import again_when_it_rests

# Of schedules not proven yet, so many that a clean checkout is soon done.
SHARE = 12
# Of a program that waits for sockets, threads or processes: it takes the time
# that it says.
SHARE_OUTSIDE = 3

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="schedules need os.fork"
)


@each_program(PYTHON)
@again_when_it_rests  # a program that waits for sockets has ten seconds
def test_the_order_of_a_program_is_no_luck(program: Program) -> None:
    outside = checked_recording(program).outside
    share = SHARE_OUTSIDE if outside else SHARE
    prove(program, share)
    assert proven(program) >= share


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program whose order is luck, and a place to keep proofs in."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    path = tmp_path / "luck/luck.py"
    path.parent.mkdir()
    path.write_text(
        "import asyncio\n"
        "async def work(name, *delays):\n"
        "    for delay in delays: await asyncio.sleep(delay)\n"
        "    print(name)\n"
        "async def main():\n"
        "    await asyncio.gather(work('a', 0.1, 0.1, 0.1), work('b', 0.31))\n"
        "asyncio.run(main())\n",
        "utf-8",
    )
    path.with_name("output.txt").write_text("a\nb\n", "utf-8")
    return Program(PYTHON, path, path.with_name("output.txt"))


def test_luck_is_found(example: Program) -> None:
    with pytest.raises(ExampleError) as caught:
        prove(example, 20)
    assert "in schedule " in str(caught.value)
    assert 'output.txt:1 has "a", but ' in str(caught.value)
    assert 'luck.py prints "b"' in str(caught.value)
    assert proven(example) == 0


def test_what_was_proven_is_kept(
    example: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = example.path.read_text("utf-8").replace("0.31", "0.5")
    example.path.write_text(text, "utf-8")
    prove(example, 20)
    prove(example, 5)
    assert proven(example) == 25
    prove(example)
    assert proven(example) == PYTHON.schedules == 200
    with monkeypatch.context() as patch:
        patch.setattr("sidebyside.schedules.run_recorder", None)
        prove(example)  # nothing is left to prove
    # Another program, or another transcript, has to be proven anew.
    example.path.write_text(f"# changed\n{text}", "utf-8")
    assert proven(example) == 0
    example.path.write_text(text, "utf-8")
    example.transcript.write_text("b\na\n", "utf-8")
    assert proven(example) == 0


def test_a_program_that_hangs_in_a_schedule_is_named(example: Program) -> None:
    crash = "import ctypes\nctypes.string_at(0)\n"
    example.path.write_text(crash, "utf-8")
    with pytest.raises(ExampleError, match="ends its process, in schedule 0"):
        prove(example, 1)


def test_what_is_saved_meanwhile_is_not_proven(
    example: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = example.path.read_text("utf-8").replace("0.31", "0.5")
    example.path.write_text(text, "utf-8")
    real = run_recorder

    def run_and_save(*args: Any, **kwargs: Any) -> tuple[str, int | None]:
        done = real(*args, **kwargs)
        example.path.write_text(f"# changed\n{text}", "utf-8")
        return done

    monkeypatch.setattr("sidebyside.schedules.run_recorder", run_and_save)
    prove(example, 2)
    assert proven(example) == 0
    example.path.write_text(text, "utf-8")
    assert proven(example) == 0


def test_a_program_that_takes_too_long_is_named(
    example: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.path.write_text("while True: pass\n", "utf-8")
    monkeypatch.setattr("sidebyside.schedules._SECONDS_AT_MOST", 0.01)
    with pytest.raises(ExampleError, match="hangs in its schedules"):
        prove(example, 1)
