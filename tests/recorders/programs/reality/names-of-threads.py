import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name


with ThreadPoolExecutor() as pool:
    print(pool.submit(name).result())
thread = threading.Thread()
print(thread.name)
