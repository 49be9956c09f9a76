"""What stands in the place of functions and classes that Python has."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any


class BuiltIn:
    """What stands in the place of a function that is written in C.

    Like that, it has no file, is no method where it is an attribute of a class,
    and is printed, pickled and told from others as one.
    """

    __class__ = property(lambda _: types.BuiltinFunctionType)

    def __init__(self, real: Any, does: Callable[..., Any]) -> None:
        self.__module__, self.__doc__ = real.__module__, real.__doc__
        self._real, self._does = real, does

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return self._does(*args, **kwargs)
        except TypeError as error:
            if error.__traceback__ and error.__traceback__.tb_next:
                raise
        return self._real(*args, **kwargs)  # it does not take these, either

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def __repr__(self) -> str:
        return repr(self._real)

    def __reduce__(self) -> str:
        return str(self._real.__name__)


def named_as(real: Any, new: Any) -> Any:
    """Return a new class by the names and with the docstring of a real one."""
    new.__name__, new.__qualname__ = real.__name__, real.__qualname__
    new.__module__, new.__doc__ = real.__module__, real.__doc__
    return new
