"""Examples: found, run, recorded, drawn, and built into pages."""
