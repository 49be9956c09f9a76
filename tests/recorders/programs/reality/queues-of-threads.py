"""Workers that wait without a limit, and a producer that sleeps."""

import queue
import threading
import time

jobs, done = queue.Queue(maxsize=2), queue.SimpleQueue()
began = time.perf_counter()


def at():
    return f"{time.perf_counter() - began:.0f}"


def work(name, seconds):
    while (job := jobs.get()) is not None:
        time.sleep(seconds)
        done.put((name, job))
        jobs.task_done()


threads = [
    threading.Thread(target=work, args=args)
    for args in (("a", 0.22), ("b", 0.4))
]
for thread in threads:
    thread.start()
for n in range(5):
    jobs.put(n)
    time.sleep(0.1)
try:
    while True:
        print(*done.get(timeout=0.7))
except queue.Empty:
    print("empty", at())
jobs.join()
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join(1)
print([thread.is_alive() for thread in threads], at())
try:
    jobs.get(timeout=0.3)
except queue.Empty:
    print("none", at())
