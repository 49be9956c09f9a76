import os
import threading
import time


def end():
    print("ends")
    os._exit(3)


try:
    threading.Timer(0.1, end).start()
    time.sleep(1)
finally:
    print("never")
