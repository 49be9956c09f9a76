"""The main thread waits for locks, with a limit and without."""

import threading
import time

began = time.monotonic()
lock, again = threading.Lock(), threading.RLock()


def say(*what):
    print(*what, f"at {time.monotonic() - began - 0.04:.1f}")


def hold():
    with lock, again, again:
        time.sleep(0.6)


thread = threading.Thread(target=hold)
thread.start()
time.sleep(0.1)
say(lock.acquire(timeout=0.2), lock.acquire(False), lock.locked())
say(again.acquire(timeout=0.1))
with again:
    say("both")
thread.join()
barrier = threading.Barrier(2, timeout=0.3)
try:
    barrier.wait()
except threading.BrokenBarrierError:
    say("broken")
semaphore = threading.BoundedSemaphore(1)
say(semaphore.acquire(timeout=1), semaphore.acquire(timeout=0.4))
timer = threading.Timer(0.5, semaphore.release)
timer.start()
with semaphore:
    say("released")
condition = threading.Condition()
with condition:
    say(condition.wait(0.2))
for wrong in ((False, 1), (True, -2)):
    try:
        lock.acquire(*wrong)
    except ValueError as error:
        print(error)
print(repr(lock).split(" at ")[0], repr(again).split(" at ")[0])
print(type(lock), type(again))
