import threading
import time

threads = [
    threading.Thread(target=time.sleep, args=(0.1,)),
    threading.Thread(target=time.sleep, args=(0.1,), daemon=True),
]
for thread in threads:
    thread.start()
print(threads, threading.current_thread())
for thread in threads:
    thread.join()
print(threads)
