import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.pool import ThreadPool


def work(what):
    print("work", what)
    return what * 2


context = multiprocessing.get_context("fork")
process = context.Process(target=work, args=["process"])
process.start()
process.join()
with ProcessPoolExecutor(1, context) as processes:
    print(*processes.map(work, [1, 2]))
with context.Pool(1) as processes:
    print(*processes.map(work, [3, 4]))
with ThreadPool(1) as threads:
    print(threads.apply(work, [5]))
