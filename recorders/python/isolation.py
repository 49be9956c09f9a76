"""Runs something as if in a process of its own, and leaves no trace of it."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import gc
import io
import logging
import os
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any


@contextlib.contextmanager
def isolated(
    stdout: io.TextIOBase, stderr: io.TextIOBase
) -> Iterator[types.ModuleType]:
    """Give the caller a `__main__` of its own and the state of a new process.

    Args:
        stdout: what takes the place of `sys.stdout`.
        stderr: what takes the place of `sys.stderr`.

    Yields:
        the empty module that stands as `__main__`.

    Afterwards as before: `sys.modules`, the functions and classes of the
    standard library, the warning filters, the loggers, the environment and the
    current folder, the streams, arguments and limits in `sys`, the running
    event loop, its task and the event loop policy. Context variables are the
    caller's to copy (see `run`).
    """
    with contextlib.ExitStack() as undo:
        undo.enter_context(_loops_set_aside())
        undo.enter_context(_modules_kept())
        undo.enter_context(_warnings_as_new())
        undo.enter_context(_loggers_as_new())
        undo.enter_context(_environment_kept())
        undo.enter_context(contextlib.chdir("."))
        undo.callback(sys.setrecursionlimit, sys.getrecursionlimit())
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        for name, value in {
            "stdin": io.StringIO(),
            "stdout": stdout,
            "stderr": stderr,
            "argv": [""],
            "path": list(sys.path),
            "excepthook": sys.__excepthook__,
            "unraisablehook": sys.__unraisablehook__,
        }.items():
            undo.callback(setattr, sys, name, getattr(sys, name))
            setattr(sys, name, value)
        undo.callback(setattr, threading, "excepthook", threading.excepthook)
        threading.excepthook = threading.__excepthook__
        # What is there now need not be looked at when the garbage is collected
        # below; that takes 100 ms in a process as large as a site's build.
        gc.freeze()
        undo.callback(gc.unfreeze)
        try:
            yield main
        finally:
            # As at the end of a process: what was left open says so now.
            main.__dict__.clear()
            gc.collect()


def run(call: Callable[[], Any]) -> Any:
    """Call `call` in a copy of the context, which is thrown away."""
    return contextvars.copy_context().run(call)


@contextlib.contextmanager
def _loops_set_aside() -> Iterator[None]:
    """Let a loop run although one may run already in this thread."""
    loop = asyncio._get_running_loop()
    policy = asyncio.events._event_loop_policy  # type: ignore[attr-defined]
    swap: Any = getattr(asyncio.tasks, "_swap_current_task", None)  # 3.12
    # A loop that runs a mere callback has no task, which 3.12 does not swap.
    task = asyncio.current_task(loop) if swap and loop else None
    if task:
        swap(loop, None)
    asyncio._set_running_loop(None)
    asyncio.events._event_loop_policy = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        asyncio.events._event_loop_policy = policy  # type: ignore[attr-defined]
        asyncio._set_running_loop(loop)
        if task:
            swap(loop, task)


@contextlib.contextmanager
def _environment_kept() -> Iterator[None]:
    before = os.environ.copy()
    try:
        yield
    finally:
        if os.environ != before:  # else, other threads never find it empty
            os.environ.clear()
            os.environ.update(before)


@contextlib.contextmanager
def _modules_kept() -> Iterator[None]:
    modules = dict(sys.modules)
    contents = [
        (module, dict(vars(module)))
        for name, module in modules.items()
        if name.partition(".")[0] in sys.stdlib_module_names
        and isinstance(module, types.ModuleType)
    ]
    try:
        yield
    finally:
        for module, before in contents:
            now = vars(module)
            if now == before:  # nearly always, and quickly told
                continue
            for name, value in before.items():
                if callable(value) and now.get(name) is not value:
                    now[name] = value
            # What is added refers to modules that are dropped below.
            for name in now.keys() - before.keys():
                if callable(now[name]) or isinstance(
                    now[name], types.ModuleType
                ):
                    del now[name]
        for name in sys.modules.keys() - modules.keys():
            del sys.modules[name]
        sys.modules.update(modules)


@contextlib.contextmanager
def _warnings_as_new() -> Iterator[None]:
    """Set the warning filters of a new process (the `warnings` docs)."""
    with warnings.catch_warnings():
        # MkDocs has warnings logged, pytest collects them; a new process
        # prints them.
        warnings.showwarning = warnings._showwarning_orig  # type: ignore[attr-defined]
        warnings._showwarnmsg_impl = _print_warning  # type: ignore[attr-defined]
        warnings.resetwarnings()
        ignored: list[type[Warning]] = [
            ResourceWarning,
            ImportWarning,
            PendingDeprecationWarning,
            DeprecationWarning,
        ]
        for category in ignored:
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings(
            "default", category=DeprecationWarning, module="__main__"
        )
        yield


def _print_warning(message: warnings.WarningMessage) -> None:
    sys.stderr.write(warnings._formatwarnmsg(message))  # type: ignore[attr-defined]


@contextlib.contextmanager
def _loggers_as_new() -> Iterator[None]:
    root = logging.getLogger()
    manager = root.manager
    loggers = dict(manager.loggerDict)
    before = [
        (logger, dict(vars(logger)), logger.handlers[:])
        for logger in (root, *loggers.values())
        if isinstance(logger, logging.Logger)
    ]
    disabled = manager.disable
    root.handlers[:] = []
    root.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, state, handlers in before:
            vars(logger).update(state)
            logger.handlers[:] = handlers
        manager.loggerDict.clear()
        manager.loggerDict.update(loggers)
        manager.disable = disabled
        manager._clear_cache()  # type: ignore[attr-defined]


@contextlib.contextmanager
def replaced(changes: Iterable[tuple[Any, str, Any]]) -> Iterator[None]:
    """Replace attributes, each given as its owner, its name and a value."""
    with contextlib.ExitStack() as undo:
        for owner, name, value in changes:
            undo.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)
        yield
