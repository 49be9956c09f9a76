"""Finds an example, runs it, records it and puts it on a page."""

from .page import show, tally

__all__ = ["show", "tally"]
