import sys


def hook(kind, error, trace):
    raise TypeError(f"not a {kind.__name__}")


sys.excepthook = hook
raise ValueError("v") from KeyError("k")
