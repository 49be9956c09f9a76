import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from math import isqrt
from multiprocessing.synchronize import Barrier

meeting: Barrier  # opens when both workers are at it


def share(barrier: Barrier) -> None:
    global meeting
    meeting = barrier


def is_prime(n: int) -> bool:
    return all(n % d != 0 for d in range(2, isqrt(n) + 1))


def count_primes(start: int, stop: int) -> int:
    primes = 0
    for n in range(start, stop):
        if n == (start + stop) // 2:
            meeting.wait(10)  # an error if nobody comes
        primes += is_prime(n)
    return primes


async def main() -> None:
    print("two workers count")
    loop = asyncio.get_running_loop()
    args = (multiprocessing.Barrier(2),)
    pool = ProcessPoolExecutor(2, initializer=share, initargs=args)
    with pool:
        halves = [
            loop.run_in_executor(pool, count_primes, 2, 10_000),
            loop.run_in_executor(pool, count_primes, 10_000, 20_000),
        ]
        print("the main thread is free")
        primes = await asyncio.gather(*halves)
    print("both were under way at once")
    print(f"primes below 20000: {sum(primes)}")


if __name__ == "__main__":  # the workers may import this file
    asyncio.run(main())
