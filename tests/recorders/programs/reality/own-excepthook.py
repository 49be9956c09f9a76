import sys

sys.excepthook = lambda kind, error, tb: print("hook:", error)
raise ValueError("v")
