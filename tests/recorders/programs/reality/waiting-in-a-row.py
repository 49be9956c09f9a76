import threading
import time

lock = threading.RLock()
turn = threading.Lock()


def work(name):
    with lock, lock:
        time.sleep(0.5)
    with turn:
        time.sleep(0.1)
        print(name)


threads = []
for name in "abcd":
    threads.append(threading.Thread(target=work, args=(name,)))
    threads[-1].start()
    time.sleep(0.1)
for thread in threads:
    thread.join()
