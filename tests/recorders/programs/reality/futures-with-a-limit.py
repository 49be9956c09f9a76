import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed

with ThreadPoolExecutor() as pool:
    try:
        for _job in as_completed([pool.submit(time.sleep, 0.6)], timeout=0.2):
            print("done")
    except TimeoutError:
        print("TimeoutError")
