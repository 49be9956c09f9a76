"""Records Python programs; needs nothing but the standard library."""
