"""An alarm that ends a calculation, and one whose calculation is shorter."""

import signal


def ring(*_: object) -> None:
    raise TimeoutError("too long")


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.4)
try:
    while True:
        pass
except TimeoutError as error:
    print(error)
signal.alarm(60)
print(sum(range(1_000)))
signal.alarm(0)
