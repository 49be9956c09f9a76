"""Functions of `time` handed to pools, pickled and asked what they are."""

import inspect
import pickle
import time
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    print(inspect.isbuiltin(time.time))
    print(pickle.loads(pickle.dumps(time.monotonic)) is time.monotonic)
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(time.sleep, [0.1, 0.2])))
