import asyncio
import signal
import time


def ring(*_):
    print("alarm after", round(time.perf_counter() - began - 0.04, 1))


class TooLong(Exception):
    pass


def give_up(*_):
    raise TooLong


signal.signal(signal.SIGALRM, ring)
began = time.perf_counter()
signal.alarm(1)
time.sleep(1.5)
print("slept for", round(time.perf_counter() - began - 0.04, 1))

began = time.perf_counter()
signal.setitimer(signal.ITIMER_REAL, 0.2, 0.3)
asyncio.run(asyncio.sleep(1))
signal.setitimer(signal.ITIMER_REAL, 0)

signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    time.sleep(5)
except TooLong:
    print("too long")


async def main():
    loop = asyncio.get_running_loop()
    rang = asyncio.Event()
    loop.add_signal_handler(signal.SIGALRM, rang.set)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    await rang.wait()
    print("the loop heard it")


asyncio.run(main())
