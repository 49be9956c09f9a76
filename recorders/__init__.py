"""Records what programs do: a folder for each language, all of one shape."""
