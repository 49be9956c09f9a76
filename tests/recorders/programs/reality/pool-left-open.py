"""The jobs of a pool are done at the end of the program, too."""

import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.3)
    print("job", n)


pool = ThreadPoolExecutor(1)
for n in range(2):
    pool.submit(work, n)
print("main")
