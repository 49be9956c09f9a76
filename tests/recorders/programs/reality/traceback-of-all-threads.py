import faulthandler

print("shows")
faulthandler.dump_traceback()
