"""Threads of the module _thread."""

import _thread
import time

locks = []


def work(name, lock):
    for n in range(3):
        time.sleep(0.1 if name == "a" else 0.45)
        print(name, n)
    lock.release()


def fail():
    raise ValueError("lost")


for name in ("a", "bcd"):
    lock = _thread.allocate_lock()
    lock.acquire()
    _thread.start_new_thread(work, (name, lock))
    locks.append(lock)
print(locks[0].acquire(timeout=0.05))
for lock in locks:
    lock.acquire()
_thread.start_new_thread(fail, ())
time.sleep(0.2)
print("end")
