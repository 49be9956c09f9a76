import os
import signal
import time


def handler(number: int, frame: object) -> None:
    print(signal.Signals(number).name, frame.f_code.co_name, frame.f_lineno)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGUSR1)


print(signal.signal(signal.SIGUSR1, handler))
print(signal.signal(signal.SIGALRM, handler) == signal.SIG_DFL)
kill()
signal.setitimer(signal.ITIMER_REAL, 0.2)
time.sleep(0.4)
signal.alarm(1)
signal.pause()
print(signal.getsignal(signal.SIGUSR1) is handler)
