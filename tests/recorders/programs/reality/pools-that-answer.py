"""Pools of threads and processes: results with a limit, callbacks to a loop."""

import asyncio
import multiprocessing
import multiprocessing.pool
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait


def work(seconds):
    time.sleep(seconds)
    return seconds


async def main(pool):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    pool.apply_async(
        work,
        [0.3],
        callback=lambda n: loop.call_soon_threadsafe(future.set_result, n),
    )
    print(await future)


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2) as pool:
        asyncio.run(main(pool))
        result = pool.apply_async(work, [0.5])
        try:
            result.get(0.1)
        except multiprocessing.TimeoutError:
            print("not yet")
        print(result.get(5), pool.map(abs, [-1, -2]))
        print(list(pool.imap(work, [0.2, 0.1])))
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(work, 0.2).result(9))
    began = time.monotonic()
    with multiprocessing.pool.ThreadPool(2) as threads:
        asyncio.run(main(threads))
        result = threads.map_async(work, [0.4, 0.6, 0.8])
        print(result.ready(), result.get(9))
        for n in threads.imap_unordered(work, [0.5, 0.2]):
            print(n, f"at {time.monotonic() - began - 0.04:.1f}")
    began = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(work, n / 10) for n in (3, 2, 4)]
        done, left = wait(jobs, timeout=0.4)
        print(len(done), len(left), f"at {time.monotonic() - began - 0.04:.1f}")
    print(f"at {time.monotonic() - began - 0.04:.1f}")
