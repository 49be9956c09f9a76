"""Leaves the recorder's own frames out of what a program sees of its stack."""

from __future__ import annotations

import asyncio
import functools
import inspect
import itertools
import sys
import traceback
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .tasks import HERE


def execute(code: types.CodeType, names: dict[str, Any]) -> None:
    """Run the code of a program: what called this is not seen by it."""
    exec(code, names)


def put_in_place() -> None:
    """Let stacks and tracebacks be as without a recorder, for good."""
    walk_stack = traceback.walk_stack

    def walk(frame: types.FrameType | None) -> Iterator[Any]:
        # The real one takes as many frames off as it has itself.
        found = walk_stack(sys._getframe(1) if frame is None else frame)
        return _seen(found, lambda pair: pair[0])

    traceback.walk_stack = walk  # type: ignore[assignment]

    def without(walk: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(walk)
        def walk_on(tb: Any) -> Iterator[Any]:
            return (pair for pair in walk(tb) if not _ours(pair[0]))

        return walk_on

    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        setattr(traceback, name, without(getattr(traceback, name)))

    outer = inspect.getouterframes

    def outer_frames(frame: Any, context: int = 1) -> list[Any]:
        return [*_seen(outer(frame, context), lambda info: info.frame)]

    inspect.getouterframes = outer_frames

    get_stack = asyncio.Task.get_stack

    def stack(task: Any, *, limit: int | None = None) -> list[Any]:
        frames = get_stack(task)  # of a task that runs, all below it
        frames = [*_seen(reversed(frames), lambda frame: frame)][::-1]
        return (
            frames if limit is None else frames[max(0, len(frames) - limit) :]
        )

    asyncio.Task.get_stack = stack  # type: ignore[method-assign,assignment]


def _ours(frame: types.FrameType) -> bool:
    return frame.f_code.co_filename.startswith(HERE)


def _seen(
    found: Iterable[Any], frame_of: Callable[[Any], types.FrameType]
) -> Iterator[Any]:
    """Yield of a stack, the innermost frame first, what a program sees."""
    of_program = itertools.takewhile(
        lambda one: frame_of(one).f_code is not execute.__code__, found
    )
    return (one for one in of_program if not _ours(frame_of(one)))
