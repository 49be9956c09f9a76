import os
import pickle
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(*pool.map(time.sleep, [0.1, 0.1]))
        pool.submit(print, "printed").result()
        try:
            pool.submit(os._exit, 3).result()
        except BrokenProcessPool:
            print("broken")
    for function in (print, time.time, os.kill, os.abort, signal.raise_signal):
        print(pickle.loads(pickle.dumps(function)) is function)
