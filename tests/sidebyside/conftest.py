"""Programs that run ahead of the tests that ask for what they print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from sidebyside.example import Program
from sidebyside.run import run
from sidebyside.transcript import difference

from ..realtime import problem_on_time

# Most of the time they wait; those of C# are compiled.
AT_A_TIME = 3

ReallyPrints = Callable[..., None]


@pytest.fixture(scope="module")
def really_prints(request: pytest.FixtureRequest) -> Iterator[ReallyPrints]:
    """Fails if a program, run by itself, does not print its transcript.

    What its module's tests will ask for, by their parameters `program` and
    `command`, runs meanwhile.
    """
    tests: list[dict[str, Any]] = [
        item.callspec.params
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and "really_prints" in item.fixturenames
    ]
    # In processes of their own: pytest changes the environment of this one
    # while a thread would read it.
    with ProcessPoolExecutor(AT_A_TIME, get_context("spawn")) as pool:
        problems = {
            (program, command): pool.submit(problem_of, program, command)
            for test in tests
            for program, command in [(test["program"], test.get("command"))]
        }

        def really_prints(
            program: Program, command: tuple[str, ...] | None = None
        ) -> None:
            problem = problems[program, command].result()
            if problem:
                pytest.fail(problem, pytrace=False)

        yield really_prints
        pool.shutdown(cancel_futures=True)


def problem_of(
    program: Program, command: tuple[str, ...] | None = None
) -> str | None:
    """Run a program in a process of its own and compare its transcript."""
    return problem_on_time(
        lambda: difference(program, run(program, command).splitlines())
    )
