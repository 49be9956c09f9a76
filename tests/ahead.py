"""Programs that run ahead of the tests that ask what is wrong with them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

# Most of the time they wait; those of C# are compiled.
AT_A_TIME = 3


def run_ahead(
    request: pytest.FixtureRequest, problem_of: Callable[..., str | None]
) -> Iterator[Callable[..., None]]:
    """Yield what fails if there is a problem, for a fixture of a module.

    What the module's tests will ask for is looked for meanwhile.

    Args:
        request: of the fixture.
        problem_of: tells what is wrong, or None; it takes those parameters of
            the tests that have the names of its own.
    """
    names = inspect.signature(problem_of).parameters
    tests = [
        item.callspec.params
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and request.fixturename in item.fixturenames
    ]
    # In processes of their own: pytest changes the environment of this one
    # while a thread would read it.
    with ProcessPoolExecutor(AT_A_TIME, get_context("spawn")) as pool:
        problems = {
            args: pool.submit(problem_of, *args)
            for test in tests
            for args in [tuple(test[name] for name in names if name in test)]
        }

        def fails(*args: object) -> None:
            if problem := problems[args].result():
                pytest.fail(problem, pytrace=False)

        yield fails
        pool.shutdown(cancel_futures=True)
