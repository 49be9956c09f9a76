"""The recorders: each runs one program and notes what happens."""
