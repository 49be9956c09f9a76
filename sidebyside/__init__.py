"""Finds an example, runs it, records it and puts it on a page."""

from .catalogue import questions, steps, table
from .page import show, tally

__all__ = ["questions", "show", "steps", "table", "tally"]
