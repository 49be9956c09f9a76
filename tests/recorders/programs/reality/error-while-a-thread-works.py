import atexit
import threading
import time


def work():
    time.sleep(0.2)
    print("the thread goes on")
    raise ExceptionGroup("in the thread", [ValueError("a")])


atexit.register(print, "goodbye")
threading.Thread(target=work).start()
print("working ... ", end="", flush=True)
raise ValueError("main fails")
