import threading
import time


def work(number):
    for _ in range(5):
        time.sleep(0.05 + number / 100)
    if number % 10 == 0:
        print(number)


threads = [threading.Thread(target=work, args=(n,)) for n in range(60)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
