"""The figures that speed claims rest on."""
