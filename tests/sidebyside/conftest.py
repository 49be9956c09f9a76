"""What several files of tests ask of programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sidebyside import run as real
from sidebyside.example import Program
from sidebyside.run import run
from sidebyside.transcript import difference

from ..ahead import run_ahead
from ..realtime import problem_on_time

ReallyPrints = Callable[..., None]

# What compiles beside other tests takes its time.
real.SECONDS_AT_MOST = 600


@pytest.fixture(scope="module")
def really_prints(request: pytest.FixtureRequest) -> Iterator[ReallyPrints]:
    """Fails if a program, run by itself, does not print its transcript."""
    yield from run_ahead(request, problem_of)


def problem_of(
    program: Program, command: tuple[str, ...] | None = None
) -> str | None:
    """Run a program in a process of its own and compare its transcript."""
    return problem_on_time(
        lambda: difference(program, run(program, command).splitlines())
    )
