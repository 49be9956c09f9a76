import os
import signal
import threading
import time


def kill():
    os.kill(os.getpid(), signal.SIGKILL)
    print("never")


print("waits", end="")
threading.Timer(0.1, kill).start()
time.sleep(1)
