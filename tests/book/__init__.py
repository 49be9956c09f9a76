"""The PDF, as a reader has it."""
