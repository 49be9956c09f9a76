import threading
import time


def beat():
    while True:
        print("beat")
        time.sleep(0.2)


threading.Thread(target=beat, daemon=True).start()
time.sleep(0.5)
print("end")
