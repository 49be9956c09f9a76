"""Finds an example, runs it, records it and puts it on a page."""

from .catalogue import questions, steps, table
from .messages import message_tables
from .page import show, tally

__all__ = ["message_tables", "questions", "show", "steps", "table", "tally"]
