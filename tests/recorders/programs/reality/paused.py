import os
import signal
import threading
import time


def handle(number, _):
    print(signal.Signals(number).name)


signal.signal(signal.SIGALRM, handle)
signal.signal(signal.SIGUSR1, handle)
start = time.monotonic()
signal.alarm(1)
signal.pause()
print(round(time.monotonic() - start - 0.04, 1))
threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGUSR1]).start()
signal.pause()
print(round(time.monotonic() - start - 0.04, 1))
