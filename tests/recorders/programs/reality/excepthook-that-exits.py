import sys


def hook(kind, error, trace):
    print("hook", error, trace.tb_frame.f_code.co_name)
    sys.__excepthook__(kind, error, trace)
    sys.exit(7)


sys.excepthook = hook
raise ExceptionGroup("g", [ValueError("v")])
