import os
import signal

before = signal.signal(signal.SIGTERM, lambda *_: print("handled"))
signal.raise_signal(signal.SIGTERM)
print(before, signal.signal(signal.SIGTERM, before).__name__)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
os.kill(os.getpid(), signal.SIGTERM)
signal.raise_signal(signal.SIGCHLD)
print(signal.sigwait({signal.SIGTERM}), signal.getsignal(signal.SIGUSR1))
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
try:
    os.kill(os.getpid(), signal.SIGTERM)
finally:
    print("never")
