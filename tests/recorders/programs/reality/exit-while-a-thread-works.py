import atexit
import sys
import threading
import time


def work():
    time.sleep(0.2)
    print("the thread goes on")
    sys.exit("of the thread alone")


atexit.register(print, "goodbye")
threading.Thread(target=work).start()
sys.exit("enough")
