"""Processes hold the clock; what waits for them with a limit is on it."""

import multiprocessing
import queue
import subprocess
import time

began = time.monotonic()


def say(*what):
    print(*what, f"at {time.monotonic() - began:.0f}")


def put(items, event):
    time.sleep(0.5)
    items.put("item")
    event.wait(5)


child = subprocess.Popen(["sleep", "0.8"])
try:
    child.wait(0.2)
except subprocess.TimeoutExpired as error:
    print(error)
polls = 0
while child.poll() is None:
    polls += 1
    time.sleep(0.4)
print("polls", polls)
try:
    subprocess.run(["sleep", "9"], timeout=0.3)
except subprocess.TimeoutExpired:
    print("ended")
child = subprocess.Popen("sleep 0.4; echo out", shell=True, stdout=-1)
try:
    child.communicate(timeout=0.1)
except subprocess.TimeoutExpired:
    print(child.communicate()[0])
context = multiprocessing.get_context("fork")
items, event = context.Queue(), context.Event()
process = context.Process(target=put, args=(items, event))
process.start()
try:
    items.get(timeout=0.2)
except queue.Empty:
    print("empty")
print(items.get(timeout=5), event.wait(0.2), process.is_alive())
event.set()
process.join(5)
print(process.exitcode)
here, there = context.Pipe()
print(here.poll(0.1))
lock = context.Lock()
with lock:
    print(lock.acquire(timeout=0.2))
items.put("mine")
print(items.get(timeout=3))
